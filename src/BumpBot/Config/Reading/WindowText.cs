using System.Globalization;
using System.Text.RegularExpressions;
using BumpBot.Model;
using Cronos;

namespace BumpBot.Config.Reading;

/// <summary>When something may be, or may not be: cron with five fields, or days with times such as <c>mon-fri 06:00-20:00 Europe/Berlin</c>.</summary>
internal static partial class WindowText
{
    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Null = a problem.</summary>
    public static OpeningWindow? Read(Scalar text, Section section, string key = "window")
    {
        if (Weekly().Match(text.Value.ToLowerInvariant()) is { Success: true } weekly)
            return OfWeek(text, weekly, section, key);
        try
        {
            return new OpeningWindow.ByCron(CronExpression.Parse(text.Value, CronFormat.Standard), Zone: null);
        }
        catch (CronFormatException)
        {
            section.Problems.Add(text.At, $"{text.Quoted} is no window of time", $"write {section.Example(key)}, or cron with five fields, which names the minutes: {key}: \"* 6-20 * * 1-5\"");
            return null;
        }
    }

    private static OpeningWindow.Weekly? OfWeek(Scalar text, Match weekly, Section section, string key)
    {
        var (from, to) = (Time(weekly.Groups["from"]), Time(weekly.Groups["to"]));
        var zone = weekly.Groups["zone"] is { Success: true } named ? TimeZoneText.Read(text with { Value = text.Value[^named.Length..], Written = text.Written[^Math.Min(named.Length, text.Written.Length)..] }, section) : null;
        if (from is { } opens && to is { } closes && Days(weekly.Groups["days"]) is { Count: > 0 } days)
            return new OpeningWindow.Weekly(days, opens, closes, zone);
        section.Problems.Add(text.At, $"{text.Quoted} has no such days or times", $"write {section.Example(key)}");
        return null;
    }

    private static HashSet<DayOfWeek> Days(Group days)
    {
        if (!days.Success)
            return [.. Enum.GetValues<DayOfWeek>()];
        var all = new HashSet<DayOfWeek>();
        foreach (var part in days.Value.Split(','))
        {
            var ends = part.Split('-');
            var (first, last) = (Array.IndexOf(DayNames, ends[0]), Array.IndexOf(DayNames, ends[^1]));
            if (first < 0 || last < 0)
                return [];
            for (var day = first; ; day = (day + 1) % DayNames.Length)
            {
                all.Add((DayOfWeek)day);
                if (day == last)
                    break;
            }
        }
        return all;
    }

    /// <summary>The end of a day may be written as 24:00, which is midnight.</summary>
    private static TimeOnly? Time(Group time) =>
        time.Value == "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(time.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read
        : null;

    [GeneratedRegex(@"\A(?:(?<days>[a-z]{3}(?:[-,][a-z]{3}){0,6}) )?(?<from>[0-9]{2}:[0-9]{2})-(?<to>[0-9]{2}:[0-9]{2})(?: (?<zone>[a-z0-9_+/-]{1,60}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Weekly();
}
