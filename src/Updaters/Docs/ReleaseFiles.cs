using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Files and folders that a release is known by, in the code of a document that links to that release: what a source archive unpacks to (<c>cd tool-1.2.3</c>), a package
/// (<c>dpkg -i tool_1.2.3_amd64.deb</c>), an installer (<c>tool-1.2.3-setup.exe</c>).
/// </summary>
internal static partial class ReleaseFiles
{
    private static readonly SearchValues<char> WordBorders = SearchValues.Create(" \t\r\n\"'`(=<");

    private const int MostPlaces = 20;

    /// <summary>How much of a file's name behind its version is looked at.</summary>
    private const int Reach = 80;

    /// <summary>A name of so few letters may be anything's.</summary>
    private const int ShortestName = 2;

    public static IEnumerable<Reference> Find(FileText file, IReadOnlyList<Reference> current, DocumentOutline outline) =>
        from release in current.Where(reference => reference is { Kind: ReferenceKind.Tag, Whole: not null }).DistinctBy(reference => (reference.Upstream, NumberOf(reference)))
        let number = NumberOf(release)
        where number.Contains('.', StringComparison.Ordinal) && release.Upstream.Repo.Name.Length >= ShortestName
        from place in Named(file.Text, release.Upstream.Repo.Name, number).Concat(Archives(file.Text, release)).Take(MostPlaces)
        where outline.CodeAt(place.Start) is not null && !outline.IsPast(place)
        select release with { Span = place, Current = place.Of(file.Text), Kind = ReferenceKind.Value, Pins = [], PublishedAs = null };

    private static string NumberOf(Reference reference) => reference.Current.TrimStart('v', 'V');

    /// <summary>Where the number stands behind the repository's name in a word that goes on as a file's name does, or ends.</summary>
    private static IEnumerable<TextSpan> Named(string text, string name, string number)
    {
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + number.Length, StringComparison.Ordinal))
        {
            var end = at + number.Length;
            var start = at > 0 && text[at - 1] == 'v' ? at - 1 : at;
            var before = text.AsSpan(0, start);
            if (before is [.., '-' or '_'] && before[..^1].EndsWith(name, StringComparison.OrdinalIgnoreCase) && BeginsWord(before[..^(name.Length + 1)]) && Rest().IsMatch(text.AsSpan(end, Math.Min(Reach, text.Length - end))))
                yield return new TextSpan(at, number.Length);
        }
    }

    /// <summary>Where the archive that the URL downloads is named, which is called by the tag alone: <c>tar xf v1.2.3.tar.gz</c>.</summary>
    private static IEnumerable<TextSpan> Archives(string text, Reference release)
    {
        var extension = Extension().Match(text, release.Span.End);
        if (!extension.Success || release.Span.Start == 0 || text[release.Span.Start - 1] != '/')
            yield break;
        var name = release.Current + extension.Value;
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            if (at > 0 && text[at - 1] is ' ' or '\t' or '"' or '\'' or '`' && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length])))
                yield return new TextSpan(at, release.Current.Length);
        }
    }

    /// <summary>Not within a URL or a longer name.</summary>
    private static bool BeginsWord(ReadOnlySpan<char> before)
    {
        if (before is [.., var last] && (char.IsLetterOrDigit(last) || last is '-' or '_' or '.' or '@' or ':'))
            return false;
        return !before[(before.LastIndexOfAny(WordBorders) + 1)..].Contains("://", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\G\.(?:tar\.gz|tgz|zip|tar\.xz|tar\.bz2)(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    // No further number, and no mark of a prerelease or of a packager's revision.
    [GeneratedRegex(@"\A(?:[\s/\\""'`;|&)]|\z|[._-](?!(?:rc|alpha|beta|pre|dev|snapshot|post|nightly|r|p)\d*\b)[A-Za-z][\w.-]*(?![\w@:]))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Rest();
}
