using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Files and folders that a release is known by, in a document that installs or links to that release: what a source archive unpacks to (<c>cd tool-1.2.3</c>), a package
/// (<c>dpkg -i tool_1.2.3_amd64.deb</c>), an installer (<c>tool-1.2.3-setup.exe</c>), where it lies (<c>/opt/acme-tool-1.2.3</c>).
/// </summary>
internal static partial class ReleaseFiles
{
    private static readonly SearchValues<char> WordBorders = SearchValues.Create(" \t\r\n\"'`(=<");

    /// <summary>How much of a file's name behind its version is looked at.</summary>
    private const int Reach = 80;

    /// <summary>A name of so few letters may be anything's.</summary>
    private const int ShortestName = 2;

    public static IEnumerable<Reference> Find(FileText file, IReadOnlyList<Reference> current, DocumentOutline outline, IReadOnlyList<Upstream> upstreams) =>
        from release in current.DistinctBy(reference => (reference.Upstream, NumberPlaces.NumberOf(reference)))
        let number = NumberPlaces.NumberOf(release)
        where number.Contains('.', StringComparison.Ordinal)
        from place in Named(file.Text, NamesOf(upstreams.First(upstream => upstream.Id == release.Upstream)), number).Concat(Archives(file.Text, release))
        where (outline.CodeAt(place.Start) is not null || !IsBesideLink(file.Text, place)) && !outline.IsPast(place)
        select release with { Span = place, Current = place.Of(file.Text), Kind = ReferenceKind.Value, Pins = [], PublishedAs = null };

    /// <summary>What links are called moves with their URLs.</summary>
    private static bool IsBesideLink(string text, TextSpan place)
    {
        var rest = text.AsSpan(place.End);
        var end = rest.IndexOfAny('\r', '\n');
        return Captions.LineBefore(text, place.Start).Contains("://", StringComparison.Ordinal) || (end < 0 ? rest : rest[..end]).Contains("://", StringComparison.Ordinal);
    }

    /// <summary>What its files are called.</summary>
    private static List<string> NamesOf(Upstream upstream) =>
        [.. upstream.Packages.Select(package => package.Text).Concat([upstream.Id.Repo.Name, $"{upstream.Id.Repo.Owner}-{upstream.Id.Repo.Name}"]).Where(name => name.Length >= ShortestName).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Where the number stands behind such a name in a word that goes on as a file's name does, or ends.</summary>
    private static IEnumerable<TextSpan> Named(string text, List<string> names, string number)
    {
        foreach (var place in NumberPlaces.In(text, number))
        {
            if (place.Start > 0 && text[place.Start - 1] is '-' or '_' && names.Exists(name => IsBehind(text, place.Start - 1, name)) && Rest().IsMatch(text.AsSpan(place.End, Math.Min(Reach, text.Length - place.End))))
                yield return TextSpan.FromBounds(place.End - number.Length, place.End);
        }
    }

    private static bool IsBehind(string text, int end, string name) =>
        text.AsSpan(0, end).EndsWith(name, StringComparison.OrdinalIgnoreCase) && BeginsWord(text.AsSpan(0, end - name.Length));

    /// <summary>Where the archive that the URL downloads is named, which is called by the tag alone: <c>tar xf v1.2.3.tar.gz</c>.</summary>
    private static IEnumerable<TextSpan> Archives(string text, Reference release)
    {
        if (release is not { Kind: ReferenceKind.Tag, Whole: not null })
            yield break;
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
