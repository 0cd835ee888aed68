using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>What the comment behind a pin (a commit, a digest) says it is: <c># v1.2.3</c>, <c># tag=v1.2.3</c>, <c># frozen: v1.2.3</c>, <c># ratchet:owner/name@v4</c>. A closed family.</summary>
/// <remarks>The forms of Renovate, pre-commit's <c>autoupdate --freeze</c>, ratchet and pin-github-action.</remarks>
internal abstract partial record CommentVersion
{
    private const int Longest = 500;

    private CommentVersion() { }

    /// <summary>No comment, or one that is about something else.</summary>
    public sealed record Absent : CommentVersion;

    /// <summary>A branch, whose commits have no version.</summary>
    public sealed record Branch : CommentVersion;

    public sealed record At(TextSpan Span) : CommentVersion;

    /// <param name="offset">The end of the value, before its closing quote. The comment may stand behind what else is on the line.</param>
    public static CommentVersion Behind(string text, int offset)
    {
        var rest = text.AsSpan(offset, Math.Min(Longest, text.Length - offset));
        var line = rest.IndexOfAny('\r', '\n') is var end and >= 0 ? rest[..end] : rest;
        var mark = MarkIn(line);
        if (mark < 0 || Comment().Match(text, offset + mark, line.Length - mark) is not { Success: true } match)
            return new Absent();
        var word = match.Groups["word"];
        var start = word.Index + 1 + word.ValueSpan.LastIndexOfAny("@:=");
        var span = TextSpan.FromBounds(start, word.Index + word.ValueSpan.TrimEnd(".:").Length);
        if (span.Length > 0 && VariableNames.LooksLikeVersion(text.AsSpan(span.Start, span.Length)))
            return new At(span);
        return word.Value is "main" or "master" or "trunk" or "develop" or "dev" or "HEAD" ? new Branch() : new Absent();
    }

    /// <summary>The first <c>#</c> outside of quotes, the first of which may be the one that closes the value.</summary>
    private static int MarkIn(ReadOnlySpan<char> line)
    {
        var quote = '\0';
        for (var i = line is ['"' or '\'', ..] ? 1 : 0; i < line.Length; i++)
        {
            if (quote != '\0')
                quote = line[i] == quote ? '\0' : quote;
            else if (line[i] is '"' or '\'')
                quote = line[i];
            else if (line[i] == '#')
                return i;
        }
        return -1;
    }

    [GeneratedRegex(
        @"\G#+[ \t]*(?>(?:(?:renovate|pin|pinned|frozen|ratchet|tag|branch|ref|release|version|at|to)(?:[ \t]*[:=][ \t]*|[ \t]+(?=[@vV0-9])))*)(?<word>[\w./@:=+-]+)(?=[\s,;)]|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Comment();
}
