using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// The same version again right beside one that moves, which would contradict it: in the sentence of a link to the tag or of a pinned package, in an option of the command
/// with such a link (<c>curl …/v1.2.3/get.sh | sh -s -- --version 1.2.3</c>), and in the names that commands give to an image's file or copy
/// (<c>docker save acme/tool:1.2.3 -o tool-1.2.3.tar</c>, <c>docker tag acme/tool:1.2.3 registry.local/tool:1.2.3</c>, <c>apptainer pull docker://acme/tool:1.2.3</c>
/// with its <c>tool_1.2.3.sif</c>).
/// </summary>
internal static partial class SameVersions
{
    private const int MostCopies = 20;

    public static IEnumerable<Reference> Find(FileText file, IReadOnlyList<Reference> current, DocumentOutline outline)
    {
        var taken = current.Select(reference => reference.Span.Start).ToHashSet();
        return current.SelectMany(reference => reference switch
        {
            { Kind: ReferenceKind.Image } when outline.IsInCodeBlock(reference.Span) => OfCopies(file, reference, outline),
            { Kind: ReferenceKind.Tag, Whole: not null } when outline.CodeAt(reference.Span.Start) is null => InSentence(file, reference),
            { Kind: ReferenceKind.Package, Tie: Tie.ByName package } when !outline.IsInCodeBlock(reference.Span) => InSentence(file, reference).Where(same => IsBehindName(file.Text, same.Span, package.Written)),
            { Kind: ReferenceKind.Tag, Whole: not null } when outline.IsInCodeBlock(reference.Span) => InOptions(file, reference),
            _ => [],
        }).Where(reference => !taken.Contains(reference.Span.Start)).DistinctBy(reference => reference.Span);
    }

    private static IEnumerable<Reference> InSentence(FileText file, Reference reference)
    {
        var line = LineAround(file.Text, reference.Span);
        var around = HistoryStatements.SentenceAround(file.Text, reference.Span);
        var sentence = TextSpan.FromBounds(Math.Max(line.Start, around.Start), Math.Min(line.End, Math.Max(around.Start, around.End)));
        var url = file.Text.AsSpan(sentence.Start, sentence.Length).Count("://");
        // Beside another link the version may be that one's.
        if (url > 1)
            yield break;
        var number = reference.Current.TrimStart('v', 'V');
        foreach (var match in Standalone().Matches(sentence.Of(file.Text)).Cast<Match>())
        {
            if (match.Groups["number"].Value == number)
                yield return At(file, reference, new TextSpan(sentence.Start + match.Groups["version"].Index, match.Groups["version"].Length));
        }
    }

    private static IEnumerable<Reference> InOptions(FileText file, Reference reference)
    {
        var command = CommandAround(file.Text, reference.Span);
        foreach (var match in Option().Matches(command.Of(file.Text)).Cast<Match>())
        {
            if (match.Groups["number"].Value == reference.Current.TrimStart('v', 'V'))
                yield return At(file, reference, new TextSpan(command.Start + match.Groups["version"].Index, match.Groups["version"].Length));
        }
    }

    private static bool IsBehindName(string text, TextSpan version, string name)
    {
        var before = text.AsSpan(0, version.Start)[Math.Max(0, version.Start - name.Length - 8)..].TrimEnd(" *_`");
        return before.EndsWith(name, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<Reference> OfCopies(FileText file, Reference image, DocumentOutline outline)
    {
        if (outline.CodeAt(image.Span.Start) is not { } code || !code.Contains(image.Span))
            return [];
        var line = LineAround(file.Text, image.Span);
        var written = line.Of(file.Text);
        if (Unnamed().IsMatch(written))
        {
            return Occurrences(file.Text, $"{NameOf(image)}_{image.Current}.sif").Take(MostCopies).Where(place => outline.CodeAt(place.Start) is not null)
                .Select(place => At(file, image, new TextSpan(place.End - image.Current.Length - ".sif".Length, image.Current.Length)));
        }
        if (!Copy().IsMatch(written))
            return [];
        var copies = Names().Matches(written).Cast<Match>().Where(name => name.Groups["number"].Value == image.Current.TrimStart('v', 'V')).Select(name => name.Value).Distinct();
        return copies.SelectMany(copy => Occurrences(file.Text, copy).Take(MostCopies)).Where(place => outline.CodeAt(place.Start) is not null)
            .Select(place => (place, Name: Names().Match(place.Of(file.Text)))).Where(found => found.Name.Success)
            .Select(found => At(file, image, new TextSpan(found.place.Start + found.Name.Groups["version"].Index, found.Name.Groups["version"].Length)));
    }

    private static string NameOf(Reference image) => image.Tie is Tie.ByName { Written: var written } ? written[(written.LastIndexOf('/') + 1)..] : image.Upstream.Repo.Name;

    private static Reference At(FileText file, Reference reference, TextSpan span) =>
        reference with { Span = span, Current = span.Of(file.Text), Kind = ReferenceKind.Value, Pins = [], PublishedAs = null };

    private static IEnumerable<TextSpan> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || text.AsSpan(0, at).EndsWith("docker://", StringComparison.Ordinal) || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '.' or '/' or ':')) && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '-')))
                yield return new TextSpan(at, word.Length);
        }
    }

    private static TextSpan LineAround(string text, TextSpan place)
    {
        var start = text.AsSpan(0, place.Start).LastIndexOfAny('\r', '\n') + 1;
        var length = text.AsSpan(place.End).IndexOfAny('\r', '\n');
        return TextSpan.FromBounds(start, length < 0 ? text.Length : place.End + length);
    }

    /// <summary>The part of the line between <c>&amp;&amp;</c> or <c>;</c>.</summary>
    private static TextSpan CommandAround(string text, TextSpan place)
    {
        var line = LineAround(text, place);
        var before = text.AsSpan(line.Start, place.Start - line.Start);
        var start = line.Start + Math.Max(before.LastIndexOf("&&"), before.LastIndexOf(';')) + 1;
        var behind = text.AsSpan(place.End, line.End - place.End);
        var next = behind.IndexOf("&&") is var then and >= 0 ? behind[..then] : behind;
        return TextSpan.FromBounds(start, place.End + (next.IndexOf(';') is var end and >= 0 ? end : next.Length));
    }

    [GeneratedRegex(@"\b(?:docker|podman|nerdctl|buildah|skopeo|crane|oras|regctl)\b.*\b(?:save|tag|copy|cp|export|push|pull)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Copy();

    [GeneratedRegex(@"\b(?:apptainer|singularity)[ \t]+pull[ \t]+(?:--[a-z-]+[ \t]+){0,4}docker://", RegexOptions.CultureInvariant)]
    private static partial Regex Unnamed();

    [GeneratedRegex(@"(?<=[ \t]--?(?:version|tag|release|ref|branch|v)[ \t=][""']?|\bsh\b[^|;&]{0,120}[ \t][""']?|\b[A-Z_]{0,40}(?:VERSION|TAG)=[""']?)(?<version>v?(?<number>[0-9]+(?:\.[0-9]+)+))(?=[\s""'`;|&)]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    // A file named for the image, or the image under another name.
    [GeneratedRegex(@"(?:(?<=docker://)|(?<![\w./:-]))(?:[\w.-]{1,60}(?::[0-9]{1,5})?/)?(?:[\w.-]{1,60}/){0,3}[a-z][\w.-]{0,60}?[-_:](?<version>v?(?<number>[0-9]+\.[0-9]+\.[0-9]+))(?:\.(?:tar|tgz|tar\.gz|zip|oci|img|sif|tar\.xz|tar\.zst))?(?=[\s""'`;|&]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    // Behind a word for a version, or a name in code.
    [GeneratedRegex(@"(?<=(?:\b(?:version|release|tag|верси[яюией]{1,2}|релиз\w?|выпуск\w?|тег\w?|сборке|образе)\b[ \t]*:?|\w`{1,2})[ \t]*[*_`(]{0,3})(?<version>[vV]?(?<number>[0-9]+\.[0-9]+\.[0-9]+))(?![\w@/:+\]]|[.-]\w)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Standalone();
}
