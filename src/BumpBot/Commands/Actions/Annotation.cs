namespace BumpBot.Commands.Actions;

internal enum AnnotationLevel
{
    Warning,
    Error,
}

/// <summary>A message that GitHub Actions shows with a job, and beside a line of a file where it has one.</summary>
internal sealed record Annotation(AnnotationLevel Level, string Message)
{
    /// <summary>From the root of the job's repository; null = the message is about no file.</summary>
    public string? File { get; init; }

    /// <summary>From 1; null = about the whole file.</summary>
    public int? Line { get; init; }

    /// <summary>From 1; null = about the whole line.</summary>
    public int? Column { get; init; }
}
