using Updaters.Documents;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Yaml;

/// <summary>
/// Finds the actions and reusable workflows of <c>uses:</c>: <c>owner/name@v4</c>, <c>owner/name/path@v4</c>, a commit with its version in a
/// comment, and Forgejo's with the address of the server.
/// </summary>
/// <remarks>https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses</remarks>
internal static class ActionUses
{
    public const string Key = "uses";

    public static IEnumerable<Reference> Find(FileText file, Document document, IReadOnlyList<Upstream> upstreams) =>
        from value in document.Values
        where value is { Key: Key, Form: not ValueForm.Block }
        from reference in In(file, value.Span, upstreams)
        select reference;

    private static IEnumerable<Reference> In(FileText file, TextSpan value, IReadOnlyList<Upstream> upstreams)
    {
        var at = file.Text.LastIndexOf('@', value.End - 1, value.Length);
        if (at < 0)
            return [];
        return PinnedRepository.At(file, TextSpan.FromBounds(at + 1, value.End), NamedBy(file.Text, TextSpan.FromBounds(value.Start, at), upstreams));
    }

    private static IReadOnlyList<Upstream> NamedBy(string text, TextSpan action, IReadOnlyList<Upstream> upstreams)
    {
        if (text.AsSpan(action.Start, action.Length).Contains("://", StringComparison.Ordinal))
        {
            return [.. UrlHost.All(upstreams)
                .Where(host => host.Site == UrlSite.Web)
                .SelectMany(host => RepositoryUrl.In(text, action, host).Take(1))
                .SelectMany(url => upstreams.Where(url.Names))];
        }
        var parts = action.Of(text).Split('/', 3);
        return parts.Length > 1 && RepoName.TryParse($"{parts[0]}/{parts[1]}", out var repo)
            ? [.. upstreams.Where(upstream => upstream.Id.Repo.Equals(repo))]
            : [];
    }
}
