using System.Text;

namespace Sandbox.Graph;

/// <summary>A page of a list.</summary>
internal sealed record GraphPage(IReadOnlyList<object> Nodes, bool HasNextPage, string? EndCursor, int Total);

/// <summary>The lists of a repository, a page at a time.</summary>
internal static class GraphLists
{
    /// <summary>Drafts are for those who may push.</summary>
    public static GraphPage Releases(GraphCall call, SandboxRepository repository, GraphArguments arguments)
    {
        if (arguments.Order("orderBy") is not (null or ("CREATED_AT", "DESC")))
            throw new GraphRefusal("the sandbox lists releases by CREATED_AT DESC only");
        var shown = repository.Releases.Where(release => !release.IsDraft || repository.AccessOf(call.Caller) >= Access.Write);
        return Page([.. shown], release => release.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), arguments);
    }

    public static GraphPage Refs(SandboxRepository repository, GraphArguments arguments)
    {
        var prefix = arguments.Text("refPrefix")!;
        var refs = repository.Store.Refs().Keys
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => new GraphRef(repository, prefix, name[prefix.Length..]));
        List<GraphRef> ordered = arguments.Order("orderBy") switch
        {
            ("ALPHABETICAL", "DESC") => [.. refs.OrderByDescending(reference => reference.Name, StringComparer.Ordinal)],
            ("TAG_COMMIT_DATE", "DESC") => [.. refs.OrderByDescending(CommittedAt)],
            var other => throw new GraphRefusal($"the sandbox does not list refs by {other}"),
        };
        return Page(ordered, reference => reference.Name, arguments);
    }

    private static DateTimeOffset CommittedAt(GraphRef reference) =>
        new GraphObject(reference.Repository, reference.Repository.Peel(reference.Target.Sha)) is { Kind: Git.ObjectKind.Commit } commit
            ? commit.Commit.Committer.When
            : DateTimeOffset.MinValue;

    private static GraphPage Page<T>(List<T> all, Func<T, string> key, GraphArguments arguments) where T : class
    {
        var start = 0;
        if (arguments.Text("after") is { } after)
        {
            start = all.FindIndex(item => Cursor(key(item)) == after) + 1;
            if (start == 0)
                throw new GraphRefusal($"`{after}` does not appear to be a valid cursor.", "INVALID_CURSOR_ARGUMENTS");
        }
        var first = arguments.Number("first")!.Value;
        List<T> shown = [.. all.Skip(start).Take(first)];
        return new GraphPage(shown, start + shown.Count < all.Count, shown.Count == 0 ? null : Cursor(key(shown[^1])), all.Count);
    }

    private static string Cursor(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes("cursor:v2:" + key));
}
