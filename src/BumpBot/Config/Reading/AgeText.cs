using System.Globalization;
using System.Text.RegularExpressions;

namespace BumpBot.Config.Reading;

/// <summary>A span of time as <c>cooldown:</c> takes it: a whole number with its unit, <c>m h d w</c>.</summary>
internal static partial class AgeText
{
    /// <summary>A release that is held back for longer is better held back by <c>allow:</c>.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Whether the text is such a span, or 0, and not longer than the longest.</summary>
    public static bool TryRead(string text, out TimeSpan span)
    {
        var form = Form().Match(text);
        span = form.Success ? Span(form) : TimeSpan.Zero;
        return (form.Success || text is "0") && span <= Longest;
    }

    public static TimeSpan Read(Scalar text, Section section, string key)
    {
        if (TryRead(text.Value, out var span))
            return span;
        var problem = Form().IsMatch(text.Value) ? $"{text.Quoted} is longer than a year"
            : text.Value.All(char.IsAsciiDigit) ? $"{text.Quoted} has no unit"
            : $"{text.Quoted} is no span of time";
        section.Problems.Add(text.At, problem, $"write {section.Example(key)}; the units are m, h, d and w");
        return TimeSpan.Zero;
    }

    private static TimeSpan Span(Match form)
    {
        var number = int.Parse(form.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return form.Groups["unit"].ValueSpan switch
        {
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "d" => TimeSpan.FromDays(number),
            _ => TimeSpan.FromDays(7L * number),
        };
    }

    [GeneratedRegex(@"\A(?<number>[0-9]{1,6})(?<unit>[mhdw])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
