using System.Globalization;
using BumpBot.Model;

namespace BumpBot.Report;

/// <summary>Figures as people read them. What is not known is a dash.</summary>
internal static class FigureText
{
    public const string None = "-";

    /// <summary>Hours below a day, days with one digit below ten.</summary>
    public static string Of(TimeSpan? span) => span switch
    {
        null => None,
        { TotalDays: < 1 } hours => Text($"{Math.Round(hours.TotalHours)} h"),
        { TotalDays: < 10 } days => Text($"{days.TotalDays:0.0} d"),
        { } days => Text($"{Math.Round(days.TotalDays)} d"),
    };

    public static string Number(double? number) => number is { } value ? Text($"{value:0.00}") : None;

    public static string Percent(double? share) => share is { } value ? Text($"{Math.Round(value * 100)} %") : None;

    public static string Count(int count) => Text($"{count}");

    public static string Day(DateTimeOffset? time) => time is { } at ? Text($"{at.UtcDateTime:yyyy-MM-dd}") : None;

    public static string Of(OfferEnd outcome) => outcome switch
    {
        OfferEnd.Open => "open",
        OfferEnd.Merged => "merged",
        OfferEnd.Superseded => "superseded",
        OfferEnd.ClosedByBot => "closed by the bot",
        OfferEnd.ClosedByPerson => "closed by a person",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
