using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>
/// Finds images whose name and tag stand in two keys of one map: Helm's <c>repository</c> and <c>tag</c> (a <c>registry</c> and a
/// <c>digest</c> beside them), kustomize's <c>name</c>, <c>newName</c> and <c>newTag</c>, and such pairs with a word before them.
/// </summary>
/// <remarks>
/// A key that ends with "tag" in any spelling gives the tag; the name is in the key that begins alike. Which key it is decides nothing:
/// the name has to be that of an upstream's image.
/// (https://helm.sh/docs/chart_best_practices/values/, https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/)
/// </remarks>
internal static partial class ImagePairs
{
    private static readonly string[] NameEndings =
        ["newName", "repository", "Repository", "_repository", "-repository", "repo", "Repo", "_repo", "-repo", "image", "Image", "_image", "-image", "name", "Name", "_name", "-name", ""];

    private static readonly string[] RegistryEndings = ["registry", "Registry", "_registry", "-registry"];

    private static readonly string[] DigestEndings = ["digest", "Digest", "_digest", "-digest", "sha", "sha256"];

    public static IEnumerable<Reference> Find(FileText file, Document document, ImageIndex images, NameHits names) =>
        from map in document.Maps
        from entry in map.Entries
        where entry.Value is DocumentNode.Value { Form: not ValueForm.Block } && IsTagKey(entry.Key)
        from reference in InMap(file, map, entry, (DocumentNode.Value)entry.Value, images, names)
        select reference;

    private static bool IsTagKey(string key) => key.EndsWith("tag", StringComparison.OrdinalIgnoreCase) || key == "version";

    private static IEnumerable<Reference> InMap(FileText file, DocumentNode.Map map, MapEntry entry, DocumentNode.Value tag, ImageIndex images, NameHits names)
    {
        var prefix = TagEnding().Replace(entry.Key, "");
        // A map with a version of its own has other names than an image's.
        var repository = entry.Key == "version" ? map.Find("image") : Among(map, prefix, NameEndings);
        if (repository is null || repository == tag || !names.AnyIn(repository.Span) || Named(file.Text, Among(map, prefix, RegistryEndings), repository) is not { } name)
            return [];
        var written = $"{name}:{tag.Span.Of(file.Text)}";
        if (!ImageReference.TryParse(written, out var image) || image.Name != name)
            return [];
        var span = image.Tag with { Start = tag.Span.Start };
        Pin[] pins = [.. Digests(file.Text, Among(map, prefix, DigestEndings), image, tag.Span.Start - name.Length - 1)];
        return from named in images.Named(name)
               select new Reference(named.Id, file.Path, span, span.Of(file.Text), ReferenceKind.Image, new Tie.ByName(named.Name, name), pins)
               {
                   PublishedAs = new Publication.ImageTag(name),
               };
    }

    /// <summary>The image's name with its registry; null where it has parts that are not known from the file.</summary>
    private static string? Named(string text, DocumentNode.Value? registry, DocumentNode.Value repository)
    {
        var name = repository.Span.Of(text);
        if (name.AsSpan().ContainsAny("${} \\"))
            return null;
        return registry is null ? name : $"{registry.Span.Of(text).TrimEnd('/')}/{name}";
    }

    /// <param name="offset">Where the parsed image reference would begin in the file, if all of it stood before its tag.</param>
    private static IEnumerable<Pin> Digests(string text, DocumentNode.Value? beside, ImageReference image, int offset)
    {
        if (image.Digest is { } digest)
        {
            var span = digest with { Start = digest.Start + offset };
            yield return new Pin(span, PinKind.ImageDigest, span.Of(text));
        }
        // A digest without its algorithm would have to be written as none is.
        if (beside is not null)
            yield return new Pin(beside.Span, Digest().IsMatch(beside.Span.Of(text)) ? PinKind.ImageDigest : PinKind.FileHash, beside.Span.Of(text));
    }

    private static DocumentNode.Value? Among(DocumentNode.Map map, string prefix, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (prefix.Length + ending.Length > 0 && map.Find(prefix + ending) is { } value)
                return value;
        }
        return null;
    }

    [GeneratedRegex("(?:[_-]|new)?tag$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TagEnding();

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();
}
