using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.GitModules;

/// <summary>
/// Git's <c>.gitmodules</c>: of each submodule whose <c>url</c> names an upstream, the <c>path</c>, at which its commit stands in the tree,
/// and the <c>branch</c> where that is a tag. Both move together.
/// </summary>
/// <remarks>https://git-scm.com/docs/gitmodules. Git reads the file at the root of a repository alone.</remarks>
public sealed class GitModulesUpdater : IFileUpdater
{
    public string Name => "gitmodules";

    public bool Handles(string path) => path == ".gitmodules";

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        if (!NamedLines.In(file.Text, upstreams).Any())
            return [];
        return TextOrder.Of(
            from module in SubmoduleSections.In(file.Text)
            let named = SubmoduleUrl.Upstreams(module.Url.Of(file.Text), file.Repository, upstreams)
            where named.Count > 0
            from reference in References(file, module, named)
            select reference);
    }

    private static IEnumerable<Reference> References(FileText file, SubmoduleSection module, IReadOnlyList<Upstream> named)
    {
        List<Reference> found = [.. named.Select(upstream => At(upstream, module.Path, ReferenceKind.Submodule))];
        if (module.Branch is not { } branch)
            return found;
        var tags = UrlTags.Read(file.Text, branch.End, new UrlShape(branch.Start, TagEnd.Path), named);
        found.AddRange(tags.Where(tag => tag.Version is not null && tag.Span == branch).Select(tag => At(tag.Upstream, branch, ReferenceKind.Tag)));
        var whole = TextSpan.FromBounds(Math.Min(module.Path.Start, branch.Start), Math.Max(module.Path.End, branch.End));
        return found.Count == named.Count ? found : found.Select(reference => reference with { Whole = whole });

        Reference At(Upstream upstream, TextSpan span, ReferenceKind kind) => new(upstream.Id, file.Path, span, span.Of(file.Text), kind, Tie.Structure, []);
    }
}
