using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>What a line begins with before it says something: the type of a commit (Conventional Commits 1.0), or a label.</summary>
/// <param name="Type">Null = it is no commit's subject.</param>
/// <param name="IsMarked">With the exclamation mark of a breaking change.</param>
/// <param name="Length">In tokens.</param>
internal sealed record LinePrefix(string? Type, bool IsMarked, int Length)
{
    private const int LongestScope = 8;

    private static readonly LinePrefix None = new(null, false, 0);

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "feat", "feature", "fix", "chore", "refactor", "perf", "build", "ci", "docs", "doc", "style", "test", "tests", "revert", "deps", "dep", "release", "security", "i18n", "ui", "ux", "api", "core", "cli",
        "improvement", "enhancement", "remove", "breaking", "cleanup", "infra", "deprecate", "hotfix", "bug", "major", "minor", "wip", "misc", "config", "types", "feat(deps)", "new", "add", "update", "change",
    };

    public static LinePrefix Of(IReadOnlyList<NoteToken> tokens)
    {
        var start = 0;
        while (start < tokens.Count && tokens[start].Kind == NoteTokenKind.Mark && tokens[start].Text != NoteToken.Boom)
            start++;
        if (start >= tokens.Count || tokens[start].Kind != NoteTokenKind.Word)
            return None;
        var (type, at) = (tokens[start].Text, start + 1);
        var hasScope = at < tokens.Count && tokens[at].Is("(");
        if (hasScope)
        {
            var close = at;
            while (close < tokens.Count && close <= at + LongestScope && !tokens[close].Is(")"))
                close++;
            if (close >= tokens.Count || !tokens[close].Is(")"))
                return None;
            at = close + 1;
        }
        var isMarked = at < tokens.Count && tokens[at].Is("!");
        at += isMarked ? 1 : 0;
        var isPrefix = at < tokens.Count && tokens[at].Is(":") && (Types.Contains(type) || (hasScope && type.All(char.IsAsciiLetterLower)));
        return isPrefix ? new LinePrefix(type, isMarked, at + 1) : None;
    }
}
