namespace BumpBot.Local;

/// <summary>A state that a person may write into a thread's front matter too.</summary>
internal enum ThreadState
{
    Open,
    Closed,
    Merged,
}

/// <summary>A pull request or issue as its Markdown file has it.</summary>
/// <param name="Branch">A pull request's; null for an issue, as are <paramref name="Base"/> and <paramref name="Head"/>.</param>
/// <param name="Head">The branch's commit when the bot last wrote the file; null where there was none.</param>
/// <param name="Body">Without blank lines at its ends, its lines ended by LF.</param>
/// <param name="Comments">All below the border, as it stands there.</param>
internal sealed record ThreadFile(
    int Number,
    ThreadState State,
    string? Branch,
    string? Base,
    string? Head,
    string Title,
    IReadOnlyList<string> Labels,
    DateTimeOffset Created,
    string Body,
    string Comments);
