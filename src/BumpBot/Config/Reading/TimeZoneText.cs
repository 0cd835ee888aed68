using System.Text.RegularExpressions;

namespace BumpBot.Config.Reading;

/// <summary>A time zone by its name in the IANA database.</summary>
internal static partial class TimeZoneText
{
    public static TimeZoneInfo Read(Scalar text, Section section)
    {
        if (Form().IsMatch(text.Value) && TimeZoneInfo.TryFindSystemTimeZoneById(text.Value, out var zone))
            return zone;
        var known = TimeZoneInfo.GetSystemTimeZones().Select(one => one.Id).ToList();
        var remedy = known.Count <= 1 ? "write UTC: this system has no time zone database (install tzdata)"
            : NearestName.Of(text.Written, known) is { } nearest ? $"did you mean {Shown.Quoted(nearest)}?"
            : $"write an IANA name: {KnownKeys.Find("", "timezone")!.Example}";
        section.Problems.Add(text.At, $"unknown time zone {text.Quoted}", remedy);
        return TimeZoneInfo.Utc;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_+-]{1,40}(/[A-Za-z0-9_+-]{1,40}){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
