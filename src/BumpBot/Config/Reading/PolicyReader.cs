using BumpBot.Config.Yaml;
using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Config.Reading;

/// <summary>Reads the keys of an entry of <c>watch:</c> that say which releases are candidates, and when.</summary>
internal static class PolicyReader
{
    public static VersionRange? Allow(Section entry) =>
        entry.TextUnlessOff("allow") is { } allow ? Range(allow, entry, "allow") : null;

    public static IReadOnlyList<VersionRange> Confirm(Section entry) =>
        [.. entry.Texts("confirm").Select(text => Range(text, entry, "confirm")).OfType<VersionRange>()];

    public static TimeSpan Cooldown(Section entry) =>
        entry.TextUnlessOff("cooldown") is { } text ? AgeText.Read(text, entry, "cooldown") : TimeSpan.Zero;

    /// <summary>Each item is a range alone, or a map with a reason and a day.</summary>
    public static IReadOnlyList<IgnoredVersions> Ignore(Section entry)
    {
        List<IgnoredVersions> ignored = [];
        foreach (var item in entry.Items("ignore"))
        {
            if (item is ConfigNode.Map map)
            {
                if (Ignored(Section.Open(map, "watch[].ignore[]", entry.Scalars)) is { } one)
                    ignored.Add(one);
            }
            else if (entry.Scalars.Read(item, entry.Example("ignore")) is { } text && Range(text, entry, "ignore") is { } range)
            {
                ignored.Add(new IgnoredVersions(range));
            }
        }
        return ignored;
    }

    /// <summary>A day alone, or a map with a reason.</summary>
    public static Hold? Hold(Section entry)
    {
        if (entry.Find("hold") is not ConfigNode.Map)
            return entry.TextUnlessOff("hold") is { } day && DayText.Read(day, entry, "hold", "hold") is { } end ? new Hold(end) : null;
        var hold = entry.Inner("hold")!;
        var until = hold.Required("until") is { } text ? DayText.Read(text, hold, "until", "hold") : null;
        var reason = Reason(hold);
        return until is { } last ? new Hold(last, reason) : null;
    }

    private static IgnoredVersions? Ignored(Section ignored)
    {
        var versions = ignored.Required("versions");
        var range = versions is null ? null : Range(versions, ignored, "versions");
        var what = versions is null ? "ignore" : $"ignore: {Shown.Plain(versions.Written)}";
        var until = ignored.TextUnlessOff("until") is { } text ? DayText.Read(text, ignored, "until", what) : null;
        var reason = Reason(ignored);
        return range is null ? null : new IgnoredVersions(range, reason, until);
    }

    private static string? Reason(Section section) => section.Text("reason")?.Value;

    private static VersionRange? Range(Scalar text, Section section, string key)
    {
        if (VersionRange.TryParse(text.Value, out var range))
            return range;
        section.Problems.Add(text.At, $"{text.Quoted} is no range of versions", $"write {section.Example(key)}, or \">=1.2 <2\"");
        return null;
    }
}
