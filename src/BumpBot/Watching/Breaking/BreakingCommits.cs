using System.Text.RegularExpressions;
using BumpBot.Model;
using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>The commits that say by their message that they break something (Conventional Commits 1.0). One that was reverted says nothing.</summary>
public static partial class BreakingCommits
{
    private const int LongestMessage = 20_000;

    /// <summary>Each with its rule and the line that says so, in their order.</summary>
    public static IReadOnlyList<(BreakingRule Rule, CommitMessage Commit, string Line)> In(IReadOnlyList<CommitMessage> commits)
    {
        var reverted = commits.SelectMany(commit => Reverts().Matches(Cut(commit.Text)).Select(match => match.Groups["sha"].Value)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from commit in commits
               where !reverted.Contains(commit.Sha)
               let told = Of(Cut(commit.Text))
               where told is not null
               select (told.Value.Rule, commit, told.Value.Line),
        ];
    }

    private static (BreakingRule Rule, string Line)? Of(string message)
    {
        foreach (var line in message.Split('\n').Skip(1))
        {
            if (Footer().Match(line) is { Success: true })
                return (BreakingRule.Footer, line.Trim());
        }
        var subject = message.Split('\n', 2)[0].Trim();
        return LinePrefix.Of(NoteTokens.Of(subject)).IsMarked ? (BreakingRule.MarkedCommit, subject) : null;
    }

    private static string Cut(string message) => message.Length <= LongestMessage ? message : message[..LongestMessage];

    [GeneratedRegex(@"\ABREAKING[ -]CHANGES?:[ \t]*\S", RegexOptions.CultureInvariant)]
    private static partial Regex Footer();

    [GeneratedRegex(@"^This reverts commit (?<sha>[0-9a-f]{40})\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Reverts();
}
