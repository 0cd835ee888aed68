using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>The places in the text of a link that repeat the version of its URL.</summary>
internal static partial class RepeatedVersions
{
    private const int LongestName = 300;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("/?# \t\r\n\"'`<>()[]");

    public static IEnumerable<TextSpan> OfTag(string text, Reference reference, TextSpan label) =>
        [.. In(text, reference, label), .. InBadges(text, reference, label), .. InArchives(text, reference, label)];

    /// <summary>The badges that the link shows, where they show its version.</summary>
    private static IEnumerable<TextSpan> InBadges(string text, Reference reference, TextSpan label)
    {
        var version = Number().Match(reference.Current).Value;
        return from badge in Badges.In(text, label)
               where text.AsSpan(badge.Version.Start, badge.Version.Length).TrimStart("vV").SequenceEqual(version)
               select badge.Version;
    }

    /// <summary>The name that GitHub gives to the archive of the tag, where that is all the text: <c>[tool-1.2.3.zip](…/archive/refs/tags/v1.2.3.zip)</c>.</summary>
    private static IEnumerable<TextSpan> InArchives(string text, Reference reference, TextSpan label) =>
        Archive().Match(label.Of(text)) is { Success: true } archive && archive.Groups["number"].ValueSpan.SequenceEqual(Number().Match(reference.Current).ValueSpan)
            ? [new TextSpan(label.Start + archive.Groups["version"].Index, archive.Groups["version"].Length)]
            : [];

    /// <summary>The places in the label that repeat the reference's text: as its tag, or as the version in it with or without <c>v</c>.</summary>
    public static IEnumerable<TextSpan> In(string text, Reference reference, TextSpan label)
    {
        var version = Number().Match(reference.Current).Value;
        if (version.Length == 0)
            yield break;
        var prefix = reference.Current[..^version.Length];
        for (var at = label.Start; (at = text.IndexOf(version, at, label.End - at, StringComparison.Ordinal)) >= 0; at += version.Length)
        {
            var before = text.AsSpan(label.Start, at - label.Start);
            var length = prefix.Length > 0 && before.EndsWith(prefix, StringComparison.Ordinal) ? prefix.Length : before is [.., 'v' or 'V'] ? 1 : 0;
            var rest = text.AsSpan(at + version.Length, label.End - at - version.Length);
            if (!EndsInWord(before[..^length]) && !GoesOn(rest))
                yield return TextSpan.FromBounds(at - length, at + version.Length);
        }
    }

    private static bool EndsInWord(ReadOnlySpan<char> before) => before is [.., var last] && (char.IsLetterOrDigit(last) || last is '_' or '.' or '+' or '/' or '-');

    private static bool GoesOn(ReadOnlySpan<char> rest) =>
        rest is [var next, ..] && (char.IsLetterOrDigit(next) || next is '_' or '+' || (next is '.' or '-' && rest.Length > 1 && char.IsLetterOrDigit(rest[1])));

    /// <summary>The places in the label that hold the version as a part of the URL's file name: <c>[tool-1.2.3.zip](…/v1.2.3/tool-1.2.3.zip)</c>.</summary>
    public static IEnumerable<TextSpan> OfFile(string text, Reference reference, TextSpan label)
    {
        var before = text.AsSpan(0, reference.Span.Start);
        var start = before.LastIndexOfAny(NameEnds) + 1;
        var length = text.AsSpan(start).IndexOfAny(NameEnds);
        var name = length < 0 ? text[start..] : text.Substring(start, length);
        for (var at = label.Start; name.Length <= LongestName && (at = text.IndexOf(name, at, label.End - at, StringComparison.Ordinal)) >= 0; at += name.Length)
            yield return new TextSpan(at + reference.Span.Start - start, reference.Span.Length);
    }

    [GeneratedRegex(@"\A[*_`]{0,3}[A-Za-z][\w.-]{0,60}?-(?<version>v?(?<number>[0-9]+(?:\.[0-9]+)+))\.(?:zip|tar\.gz|tgz)[*_`]{0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Archive();

    [GeneratedRegex(@"[0-9]+\.[0-9].*\z|[0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Number();
}
