using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>The comment behind a commit's SHA that says which version it is: <c># v1.2.3</c>, <c># tag: v1.2.3</c>, <c># tag=v1.2.3</c>.</summary>
internal static partial class VersionComments
{
    private const int Longest = 500;

    /// <summary>The version in the comment that begins with a <c>#</c> in the rest of the line; null where there is none.</summary>
    public static TextSpan? Behind(string text, int position)
    {
        var rest = text.AsSpan(position, Math.Min(Longest, text.Length - position));
        var line = rest.IndexOfAny('\r', '\n') is var end and >= 0 ? rest[..end] : rest;
        var mark = MarkIn(line);
        if (mark < 0)
            return null;
        var match = Comment().Match(text, position + mark, line.Length - mark);
        return match.Success ? new TextSpan(match.Groups["version"].Index, match.Groups["version"].Length) : null;
    }

    /// <summary>The first <c>#</c> outside of quotes, the first of which may be the one that closes the SHA's own value.</summary>
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
        @"\G#[ \t]*(?:(?:tag|version|ref|release)[ \t]*[:=]?[ \t]*)?(?<version>(?:[A-Za-z][A-Za-z0-9]*[-_/@])*[vV]?[0-9]+(?:\.[0-9A-Za-z]+)*(?:[-+][0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)?)(?=[ \t]|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Comment();
}
