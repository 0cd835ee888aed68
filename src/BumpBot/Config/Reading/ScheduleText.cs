using Cronos;

namespace BumpBot.Config.Reading;

/// <summary>A cron expression as <c>schedule:</c> takes it, and other keys like it.</summary>
internal static class ScheduleText
{
    // Any instant will do: it asks whether there is a time at all, such as there is none on the 30th of February.
    private static readonly DateTime AnyTime = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>What the key <c>schedule</c> of the section says; null = nothing, or a problem.</summary>
    public static string? ReadUnlessOff(Section section) => section.TextUnlessOff("schedule") is { } schedule ? Read(schedule, section) : null;

    public static string? Read(Scalar text, Section section, string key = "schedule")
    {
        var write = $"write {section.Example(key)}";
        try
        {
            if (CronExpression.Parse(text.Value, CronFormat.Standard).GetNextOccurrence(AnyTime) is not null)
                return text.Value;
            section.Problems.Add(text.At, $"{text.Quoted} never comes", write);
        }
        catch (CronFormatException exception)
        {
            section.Problems.Add(text.At, $"{text.Quoted} is not a schedule: {Reason(text, exception)}", write);
        }
        return null;
    }

    private static string Reason(Scalar text, CronFormatException exception)
    {
        var fields = text.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (text.Value.TrimStart().StartsWith('@'))
            return "no such macro, known are @hourly, @daily, @weekly, @monthly, @yearly";
        if (fields != 5)
            return $"it has {fields} fields instead of five (minute, hour, day, month, day of week)";
        // Cronos ends its sentences with "<Field>: <what is wrong>."
        const string Opening = "The given cron expression has an invalid format. ";
        var message = exception.Message.StartsWith(Opening, StringComparison.Ordinal) ? exception.Message[Opening.Length..] : exception.Message;
        return text.IsSubstituted ? "a field is wrong" : Shown.Sentence(message);
    }
}
