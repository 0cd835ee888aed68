using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>Finds images that are pinned by their digest alone, with the tag in a comment behind: <c>image: owner/name@sha256:… # 1.2.3</c>.</summary>
internal static partial class PinnedImages
{
    public static IEnumerable<Reference> Find(FileText file, Document document, ImageIndex images, NameHits names) =>
        from value in document.Values
        where value.Form != ValueForm.Block && names.AnyIn(value.Span)
        from reference in In(file, value.Span, images)
        select reference;

    private static IEnumerable<Reference> In(FileText file, TextSpan value, ImageIndex images)
    {
        if (Pinned().Match(file.Text, value.Start, value.Length) is not { Success: true } match
            || match.Length != value.Length
            || CommentVersion.Behind(file.Text, value.End) is not CommentVersion.At tag)
        {
            return [];
        }
        var (name, digest) = (match.Groups["name"].Value, match.Groups["digest"]);
        Pin[] pins = [new Pin(new TextSpan(digest.Index, digest.Length), PinKind.ImageDigest, digest.Value)];
        return from named in images.Named(name)
               select new Reference(named.Id, file.Path, tag.Span, tag.Span.Of(file.Text), ReferenceKind.Image, new Tie.ByName(named.Name, name), pins)
               {
                   PublishedAs = new Publication.ImageTag(name),
               };
    }

    [GeneratedRegex(@"\G(?:docker://)?(?<name>[A-Za-z0-9][A-Za-z0-9._/-]*)@(?<digest>sha256:[0-9a-f]{64})", RegexOptions.CultureInvariant)]
    private static partial Regex Pinned();
}
