using BumpBot.GitHub.Json;
using BumpBot.Model;

namespace BumpBot.GitHub.Graph;

/// <summary>GraphQL's entries as those of REST, so that both are read, bounded and cut in one place.</summary>
internal static class GraphEntries
{
    public static IEnumerable<Release> Releases(IEnumerable<ReleaseNode?> nodes, bool withNotes) =>
        from node in nodes
        let json = node is null ? null : new ReleaseJson(
            node.TagName, node.Name, node.Description, node.IsDraft, node.IsPrerelease, node.PublishedAt, new UserJson(node.Author?.Login), node.Url)
        from release in ReleaseEntries.From([json])
        select release with { Commit = ReleaseEntries.Sha(node?.TagCommit?.Oid), NotesLeftOut = !withNotes };

    public static IEnumerable<Release> Tags(IEnumerable<RefNode?> nodes) =>
        ReleaseEntries.From(nodes.Select(node => node is null ? null : new TagJson(node.Name, new ShaJson(Peeled(node.Target)))));

    public static IEnumerable<DatedTag> DatedTags(IEnumerable<RefNode?> nodes) =>
        from node in nodes
        let at = node?.Target?.CommittedDate ?? node?.Target?.Target?.CommittedDate
        where node?.Name is { Length: > 0 and <= ReleaseEntries.LongestTag } && at is not null
        select new DatedTag(node!.Name!, at.Value);

    /// <exception cref="FaultException">The answer lacks what every commit has.</exception>
    public static CommitHead? Head(RefNode? branch) => branch is null ? null : ReleaseEntries.Head(
        new CommitJson(branch.Target?.Oid, new CommitDetailJson(branch.Target?.Message, new SignatureJson(branch.Target?.CommittedDate)), branch.Target?.Url),
        branch.Name is { Length: > 0 and <= RepositoryFacts.LongestBranch } name ? name : throw FaultException.Retry("a branch was described without its name"));

    /// <summary>The commit that a tag leads to; null where it leads to something else.</summary>
    private static string? Peeled(TargetNode? target) => target switch
    {
        { TypeName: "Commit", Oid: var oid } => oid,
        { TypeName: "Tag", Target: { } next } => Peeled(next),
        _ => null,
    };
}
