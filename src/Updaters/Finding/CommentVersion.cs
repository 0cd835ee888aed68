using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>What the comment behind a pin (a commit, a digest) says it is: <c># v1.2.3</c>, <c># tag=v1.2.3</c>, <c># frozen: v1.2.3</c>, <c># ratchet:owner/name@v4</c>. A closed family.</summary>
/// <remarks>The forms of Renovate, pre-commit's <c>autoupdate --freeze</c>, ratchet and pin-github-action.</remarks>
internal abstract partial record CommentVersion
{
    private CommentVersion() { }

    /// <summary>No comment, or one that is about something else.</summary>
    public sealed record Absent : CommentVersion;

    /// <summary>A branch, whose commits have no version.</summary>
    public sealed record Branch : CommentVersion;

    public sealed record At(TextSpan Span) : CommentVersion;

    /// <param name="offset">The end of the value, before its closing quote.</param>
    public static CommentVersion Behind(string text, int offset)
    {
        if (Comment().Match(text, offset) is not { Success: true } match)
            return new Absent();
        var word = match.Groups["word"];
        var start = word.Index + 1 + word.ValueSpan.LastIndexOfAny("@:=");
        var span = TextSpan.FromBounds(start, word.Index + word.ValueSpan.TrimEnd(".:").Length);
        if (span.Length > 0 && VariableNames.LooksLikeVersion(text.AsSpan(span.Start, span.Length)))
            return new At(span);
        return word.Value is "main" or "master" or "trunk" or "develop" or "dev" or "HEAD" ? new Branch() : new Absent();
    }

    [GeneratedRegex(
        @"\G[""']?[ \t]+#+[ \t]*(?>(?:(?:renovate|pin|pinned|frozen|ratchet|tag|branch|release|version|at|to)(?:[ \t]*[:=][ \t]*|[ \t]+(?=[@vV0-9])))*)(?<word>[\w./@:=+-]+)(?=[\s,;)]|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Comment();
}
