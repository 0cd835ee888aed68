namespace BumpBot.Model;

/// <summary>A followed branch moved, and nobody has looked at what came.</summary>
/// <param name="From">The commit that was the head when somebody last had.</param>
/// <param name="To">The head now.</param>
/// <param name="Since">When the first of the moves was seen.</param>
/// <param name="Compare">The page that shows what came; null where there is none.</param>
public sealed record ToCheck(string Branch, string From, string To, DateTimeOffset Since, Uri? Compare)
{
    /// <summary>The mark after a look; null = nothing is to check.</summary>
    /// <param name="before">What the ledger knows of the upstream; null = this is the first sight, from which on moves count.</param>
    /// <param name="head">Null = the look did not tell.</param>
    /// <param name="released">Whether a release was told since, which covers what came before it.</param>
    public static ToCheck? After(SeenUpstream? before, CommitHead? head, bool released, DateTimeOffset now)
    {
        if (head is null)
            return before?.ToCheck;
        // A branch that was never looked at has no past.
        if (released || before?.BranchOf(head.Branch) is not { } last)
            return null;
        var mark = last.ToCheck;
        var from = mark?.From ?? last.Head.Sha;
        return from == head.Sha ? null : new ToCheck(head.Branch, from, head.Sha, mark?.Since ?? now, ComparePage(head, from));
    }

    private static Uri? ComparePage(CommitHead head, string from)
    {
        const string Commit = "/commit/";
        var page = head.Page?.AbsoluteUri;
        return page?.LastIndexOf(Commit, StringComparison.Ordinal) is { } at and >= 0 ? new Uri($"{page[..at]}/compare/{from}...{head.Sha}") : null;
    }
}
