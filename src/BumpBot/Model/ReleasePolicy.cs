using Updaters.Versions;

namespace BumpBot.Model;

/// <summary>An item of <c>ignore:</c>: versions that are never candidates, or not yet.</summary>
/// <param name="Reason">In the words of whoever wrote it; null = none given.</param>
/// <param name="Until">The day on which it ends; null = it holds for good.</param>
public sealed record IgnoredVersions(VersionRange Versions, string? Reason = null, DateOnly? Until = null)
{
    public bool HoldsOn(DateOnly day) => Until is not { } end || day < end;
}

/// <summary><c>hold:</c>: no bump of the upstream before a day. Its releases are told all the same.</summary>
/// <param name="Until">The day on which it ends.</param>
/// <param name="Reason">In the words of whoever wrote it; null = none given.</param>
public sealed record Hold(DateOnly Until, string? Reason = null)
{
    public bool HoldsOn(DateOnly day) => day < Until;
}

/// <summary>A moment, and the time zone that says which day it is.</summary>
public sealed record ZonedTime(DateTimeOffset Now, TimeZoneInfo Zone)
{
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);
}
