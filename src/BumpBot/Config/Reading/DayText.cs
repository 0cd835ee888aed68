using System.Globalization;

namespace BumpBot.Config.Reading;

/// <summary>A day, <c>2026-12-01</c>, on which something ends: at its midnight in the file's time zone.</summary>
internal static class DayText
{
    /// <summary>Null = a problem.</summary>
    /// <param name="what">What ends then, as messages say it.</param>
    public static DateOnly? Read(Scalar text, Section section, string key, string what)
    {
        if (DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            section.Scalars.Endings.Add(new ConfigEnding(section.Scalars.Source.Name, text.At.Line, text.At.Column, what, day));
            return day;
        }
        section.Problems.Add(text.At, $"{text.Quoted} is no day", $"write {section.Example(key)}");
        return null;
    }
}
