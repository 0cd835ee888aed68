using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Terraform;

/// <summary>
/// Finds images whose name and tag stand in two settings side by side: <c>repository = "owner/name"</c> and <c>tag = "1.2.3"</c> of a chart's
/// values, and such <c>set</c> blocks of a <c>helm_release</c>.
/// </summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release</remarks>
internal static partial class ImageSettings
{
    public static IEnumerable<Reference> Find(FileText code, IReadOnlyList<Upstream> upstreams)
    {
        var images = ImageIndex.Of(upstreams);
        if (!images.MayBeIn(code.Text))
            yield break;
        foreach (var match in Pair().Matches(code.Text).Concat(Blocks().Matches(code.Text)))
        {
            var (name, tag) = (match.Groups["image"].Value, match.Groups["tag"]);
            if (!ImageReference.TryParse($"{name}:{tag.Value}", out var image) || image.Name != name || image.Digest is not null)
                continue;
            foreach (var named in images.Named(name))
            {
                yield return new Reference(named.Id, code.Path, new TextSpan(tag.Index, tag.Length), tag.Value, ReferenceKind.Image, new Tie.ByName(named.Name, name), [])
                {
                    PublishedAs = new Publication.ImageTag(name),
                };
            }
        }
    }

    [GeneratedRegex(
        @"\brepository[ \t]*=[ \t]*""(?<image>[^""\s$]{1,255})"",?\s+tag[ \t]*=[ \t]*""(?<tag>[^""\s$]{1,128})""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    // Within the quotes of another setting's value no key can stand, and blocks of other settings may stand between the two.
    [GeneratedRegex(
        @"\bname[ \t]*=[ \t]*""(?<key>[\w.-]{0,60})repository""\s+value[ \t]*=[ \t]*""(?<image>[^""\s$]{1,255})""(?>\s*\}?)[^{}]{0,40}\{?\s*name[ \t]*=[ \t]*""\k<key>tag""\s+value[ \t]*=[ \t]*""(?<tag>[^""\s$]{1,128})""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Blocks();
}
