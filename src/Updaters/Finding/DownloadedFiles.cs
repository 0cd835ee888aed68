using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>
/// Finds where a text names a file that one of its URLs downloads: <c>tar xf tool-1.2.0.tgz</c> and <c>cd tool-1.2.0</c> behind
/// <c>curl -LO …/v1.2.0/tool-1.2.0.tgz</c>, and the folder that GitHub's archive of a tag holds. Such a place is right only together with the URL, so it has the URL's whole.
/// </summary>
internal static partial class DownloadedFiles
{
    /// <summary>As far before a tag as the part of the URL that makes it an archive's.</summary>
    private const int LongestArchive = 24;

    /// <summary>More names than a file for people has; each costs a search.</summary>
    private const int MostNames = 100;

    /// <summary>A shorter name before the version (<c>v-1.2</c>) may be anybody's.</summary>
    private const int ShortestName = 2;

    /// <param name="found">The references found so far; those within URLs tell the file names.</param>
    /// <param name="within">Where names count: commands and values, not comments or prose.</param>
    public static IEnumerable<Reference> Find(FileText file, IReadOnlyList<Reference> found, IEnumerable<TextSpan> within)
    {
        List<DownloadedFile> names = [.. NamesIn(file, found)];
        if (names.Count == 0)
            return [];
        var urls = new SpanSet(found.Where(reference => reference.Whole is not null).Select(reference => reference.Whole!.Value));
        var stems = SearchValues.Create([.. names.Select(name => name.Stem)], StringComparison.Ordinal);
        var stretches = SpanSet.InOrder([.. within.Where(stretch => file.Text.AsSpan(stretch.Start, stretch.Length).ContainsAny(stems))]);
        return from name in names
               from stretch in stretches
               from reference in Mentions(file, stretch, name)
               where !urls.Overlaps(reference.Span) && !IsInUrl(file.Text, reference.Span.Start)
               select reference;
    }

    private static IEnumerable<DownloadedFile> NamesIn(FileText file, IReadOnlyList<Reference> found) => Repeats(file, found).Concat(found.Select(reference => FolderOf(file.Text, reference)).OfType<DownloadedFile>())
        .DistinctBy(name => (name.Repeat.Upstream, name.Stem))
        .Take(MostNames);

    private static IEnumerable<DownloadedFile> Repeats(FileText file, IReadOnlyList<Reference> found) => found
        .Where(reference => reference is { Whole: not null, Kind: ReferenceKind.Value or ReferenceKind.ShortFileName })
        .GroupBy(reference => (reference.Upstream, reference.Whole))
        // A name that holds its version twice would be moved by half.
        .Where(repeats => repeats.Count() == 1)
        .Select(repeats => NameOf(file.Text, repeats.First()))
        .OfType<DownloadedFile>();

    /// <summary>The folder that GitHub's archive of a tag holds: <c>name-1.2.3</c> of <c>v1.2.3</c>; null where the URL is of no archive.</summary>
    private static DownloadedFile? FolderOf(string text, Reference tag)
    {
        if (tag is not { Kind: ReferenceKind.Tag, Whole: not null } || !Archive().IsMatch(text.AsSpan(Math.Max(0, tag.Span.Start - LongestArchive)..tag.Span.Start)))
            return null;
        var version = tag.Current is ['v' or 'V', >= '0' and <= '9', ..] ? tag.Current[1..] : tag.Current;
        var name = tag.Upstream.Repo.Name + "-";
        return new DownloadedFile(name + version, name.Length, tag with { Kind = ReferenceKind.Value });
    }

    /// <summary>The file's name up to the end of its version; null where it is no name of its own, or a variable is part of it.</summary>
    private static DownloadedFile? NameOf(string text, Reference repeat)
    {
        var start = repeat.Span.Start;
        while (start > repeat.Whole!.Value.Start && UrlText.IsNameChar(text[start - 1]))
            start--;
        var name = text[start..repeat.Span.Start];
        return text[start - 1] == '/' && name.Count(char.IsAsciiLetter) >= ShortestName
            ? new DownloadedFile(name + repeat.Current, name.Length, repeat)
            : null;
    }

    private static IEnumerable<Reference> Mentions(FileText file, TextSpan stretch, DownloadedFile name)
    {
        var position = stretch.Start;
        while (file.Text.IndexOf(name.Stem, position, stretch.End - position, StringComparison.Ordinal) is var at and >= 0)
        {
            position = at + name.Stem.Length;
            var begins = at == stretch.Start || !UrlText.IsNameChar(file.Text[at - 1]);
            if (!begins || !UrlFile.IsWhole(file.Text, at + name.VersionAt, position, stretch))
                continue;
            var span = TextSpan.FromBounds(at + name.VersionAt, position);
            yield return name.Repeat with { Span = span, Current = span.Of(file.Text), Pins = [] };
        }
    }

    /// <summary>A URL of another place is not known to have the file's next version.</summary>
    private static bool IsInUrl(string text, int offset)
    {
        var start = Math.Max(0, offset - UrlText.Longest);
        var word = offset;
        while (word > start && !char.IsWhiteSpace(text[word - 1]) && text[word - 1] is not ('"' or '\'' or '`' or '(' or '<' or '='))
            word--;
        return text.AsSpan(word, offset - word).Contains("://", StringComparison.Ordinal);
    }

    /// <param name="Stem">The name from its first character to the end of its version.</param>
    /// <param name="VersionAt">Where in the stem the version starts.</param>
    private sealed record DownloadedFile(string Stem, int VersionAt, Reference Repeat);

    [GeneratedRegex(@"/(?:archive|tar\.gz|zip)/(?:refs/tags/)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Archive();
}
