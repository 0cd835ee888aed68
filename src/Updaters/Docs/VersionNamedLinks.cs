using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Links by a name that is the version (<c>[v1.2.3]</c> with <c>[v1.2.3]: https://…/v1.2.3</c>): the definition's URL, its name and all that link by it
/// move together, or nothing does. Several such definitions are a list of releases.
/// </summary>
internal static class VersionNamedLinks
{
    private const int MostUses = 20;

    public static IEnumerable<Reference> Find(FileText file, Candidates candidates, DocumentOutline outline)
    {
        var defined = candidates.Anywhere.Where(candidates.Labels.IsDefinedByVersion).ToList();
        // Where the document uses another version, the name tells the two apart.
        return defined is [var only] && !Comparisons.Differ(candidates.Anywhere.Where(reference => reference.Upstream == only.Upstream)) ? Parts(file, only, candidates.Labels, outline) : [];
    }

    private static IEnumerable<Reference> Parts(FileText file, Reference url, LinkLabels labels, DocumentOutline outline)
    {
        var definition = labels.VersionNameOf(url)!.Value;
        var names = Named(file.Text, definition.Of(file.Text)).Take(MostUses + 1).ToList();
        if (names.Count is < 2 or > MostUses || names.Exists(name => outline.IsInCodeBlock(name) || outline.IsPast(name)))
            return [];
        var versions = names.SelectMany(name => RepeatedVersions.In(file.Text, url, name));
        return [url, .. versions.Select(version => url with { Span = version, Current = version.Of(file.Text), Kind = ReferenceKind.Value })];
    }

    /// <summary>Every place with the name in square brackets.</summary>
    private static IEnumerable<TextSpan> Named(string text, string name)
    {
        var written = $"[{name}]";
        for (var at = text.IndexOf(written, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(written, at + written.Length, StringComparison.OrdinalIgnoreCase))
            yield return new TextSpan(at + 1, name.Length);
    }
}
