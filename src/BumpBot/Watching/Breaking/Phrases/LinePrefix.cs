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
        "improvement", "enhancement", "remove", "cleanup", "infra", "deprecate", "hotfix", "bug", "major", "minor", "wip", "misc", "config", "types", "internal", "internals", "refactoring", "рефакторинг", "тесты", "документация", "feat(deps)", "new", "add", "update", "change",
    };

    public static LinePrefix Of(IReadOnlyList<NoteToken> tokens)
    {
        var start = AfterMarks(tokens, 0);
        var none = None;
        if (start < tokens.Count && IsCommitHash(tokens[start].Text))
        {
            start = AfterMarks(tokens, start + 1);
            none = new LinePrefix(null, false, start);
        }
        if (start >= tokens.Count || tokens[start].Kind != NoteTokenKind.Word)
            return none;
        var (type, at) = (tokens[start].Text, start + 1);
        var hasScope = at < tokens.Count && tokens[at].Is("(");
        if (hasScope)
        {
            var close = at;
            while (close < tokens.Count && close <= at + LongestScope && !tokens[close].Is(")"))
                close++;
            if (close >= tokens.Count || !tokens[close].Is(")"))
                return none;
            at = close + 1;
        }
        var isMarked = at < tokens.Count && tokens[at].Is("!");
        at += isMarked ? 1 : 0;
        var isPrefix = at < tokens.Count && tokens[at].Is(":") && (Types.Contains(type) || (hasScope && type.All(char.IsAsciiLetterLower)));
        return isPrefix ? new LinePrefix(type, isMarked, at + 1) : none;
    }

    private static int AfterMarks(IReadOnlyList<NoteToken> tokens, int at)
    {
        while (at < tokens.Count && tokens[at].Kind == NoteTokenKind.Mark && tokens[at].Text != NoteToken.Boom)
            at++;
        return at;
    }

    /// <summary>A list of commits gives each with its hash, which Git abbreviates to seven digits.</summary>
    private static bool IsCommitHash(string word) =>
        word.Length is >= 7 and <= 40 && word.All(char.IsAsciiHexDigitLower) && word.Any(char.IsAsciiDigit) && !word.All(char.IsAsciiDigit);
}
