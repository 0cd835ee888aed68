using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Homebrew;

/// <summary>
/// Homebrew's formulae, casks and Brewfiles: URLs with the sha256 of what they download, variables that an upstream goes by, a tag with its revision, and a <c>version</c>
/// that URLs take up (<c>v#{version}</c>). Comments are left alone.
/// </summary>
/// <remarks>https://docs.brew.sh/Formula-Cookbook, https://docs.brew.sh/Cask-Cookbook</remarks>
public sealed class HomebrewUpdater : IFileUpdater
{
    public string Name => "homebrew";

    public bool Handles(string path)
    {
        var parts = path.Split('/');
        return parts[^1] is "Brewfile" or ".Brewfile"
            || (parts[^1].EndsWith(".rb", StringComparison.Ordinal) && parts[..^1].Any(folder => folder is "Formula" or "HomebrewFormula" or "Casks"));
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var code = file with { Text = CodeComments.Blank(file.Text, CommentSyntax.Hash | CommentSyntax.SingleQuotes | CommentSyntax.HereDocuments) };
        var names = NameSearch.For(upstreams);
        List<Stanza> named = [.. Stanza.In(code).Where(stanza => stanza.MayName(names))];
        Reference[] found =
        [
            .. named.SelectMany(stanza => stanza.Find(upstreams)),
            .. OfVersions(code, named, upstreams),
            .. NamedLines.In(code.Text, upstreams).SelectMany(lines => InLines(code, lines, upstreams)),
        ];
        return CommentTies.Read(file, upstreams).Over(TextOrder.Of(found), Stanza.In(code).SelectMany(stanza => stanza.Values));
    }

    private static IEnumerable<Reference> InLines(FileText code, TextSpan lines, IReadOnlyList<Upstream> upstreams) =>
        [.. GitHubUrls.Find(code, lines, upstreams), .. PackagePins.Find(code, lines, upstreams), .. Assignments.Find(code, lines, upstreams)];

    /// <summary>Of the versions of the stanzas; what else takes one of them up counts as well.</summary>
    private static IEnumerable<Reference> OfVersions(FileText code, List<Stanza> named, IReadOnlyList<Upstream> upstreams)
    {
        var versions = named.Select(stanza => stanza.Version).OfType<TextSpan>().ToHashSet();
        return versions.Count == 0 ? [] :
            from stanza in Stanza.In(code)
            where stanza.Version is { } version && versions.Contains(version)
            group stanza by stanza.Version!.Value into users
            from reference in OfVersion(code, users.Key, [.. users], upstreams)
            select reference;
    }

    /// <summary>A version that URLs take up, where that makes it the tag of an upstream's. It moves with the hashes of all that is downloaded by it.</summary>
    private static IEnumerable<Reference> OfVersion(FileText code, TextSpan version, IReadOnlyList<Stanza> users, IReadOnlyList<Upstream> upstreams)
    {
        var text = version.Of(code.Text);
        Pin[] pins = [.. users.SelectMany(user => user.VersionPins)];
        return
        [
            .. from url in users.SelectMany(user => user.VersionUrls)
               let expanded = new FileText(code.Path, url)
               from reference in GitHubUrls.Find(expanded, new TextSpan(0, url.Length), upstreams)
               where reference.Kind == ReferenceKind.Tag && reference.Current.EndsWith(text, StringComparison.Ordinal)
               select new Reference(reference.Upstream, code.Path, version, text, ReferenceKind.Value, Tie.Structure, pins),
        ];
    }
}
