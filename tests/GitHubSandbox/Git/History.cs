namespace Sandbox.Git;

/// <summary>Questions about commits and their ancestors.</summary>
internal static class History
{
    /// <summary>The commit and all its ancestors: children before parents, younger first.</summary>
    public static IEnumerable<CommitObject> Walk(GitStore store, string from)
    {
        var seen = new HashSet<string> { from };
        var reachable = new Dictionary<string, CommitObject>();
        var waiting = new Queue<string>(seen);
        while (waiting.TryDequeue(out var sha))
        {
            var commit = reachable[sha] = CommitObject.Read(store, sha);
            foreach (var parent in commit.Parents.Where(seen.Add))
                waiting.Enqueue(parent);
        }
        return ChildrenFirst(reachable, from);
    }

    public static bool IsAncestor(GitStore store, string ancestor, string of) =>
        Walk(store, of).Any(commit => commit.Sha == ancestor);

    /// <summary>What <paramref name="head"/> has and <paramref name="baseCommit"/> lacks, oldest first.</summary>
    public static IReadOnlyList<CommitObject> Between(GitStore store, string baseCommit, string head)
    {
        var known = Walk(store, baseCommit).Select(commit => commit.Sha).ToHashSet();
        return [.. Walk(store, head).Where(commit => !known.Contains(commit.Sha)).Reverse()];
    }

    /// <summary>Copies a commit and all it needs from another store.</summary>
    public static void Copy(GitStore from, string commit, GitStore to)
    {
        foreach (var item in Walk(from, commit))
        {
            if (to.TryRead(item.Sha) is not null)
                continue;
            CopyTree(from, item.Tree, to);
            to.Write(ObjectKind.Commit, from.Read(item.Sha).Content);
        }
    }

    private static void CopyTree(GitStore from, string tree, GitStore to)
    {
        foreach (var entry in TreeObject.ReadAll(from, tree).Values)
        {
            if (from.TryRead(entry.Sha) is { } blob)         // a submodule's commit is not here
                to.Write(blob.Kind, blob.Content);
        }
        TreeObject.WriteAll(to, TreeObject.ReadAll(from, tree));
    }

    private static IEnumerable<CommitObject> ChildrenFirst(Dictionary<string, CommitObject> commits, string from)
    {
        var children = commits.Values.SelectMany(commit => commit.Parents).GroupBy(sha => sha)
            .ToDictionary(group => group.Key, group => group.Count());
        var ready = new PriorityQueue<string, (long, int)>();
        var order = 0;
        ready.Enqueue(from, (0, order++));
        while (ready.TryDequeue(out var sha, out _))
        {
            yield return commits[sha];
            foreach (var parent in commits[sha].Parents)
            {
                if (--children[parent] == 0)
                    ready.Enqueue(parent, (-commits[parent].Committer.When.ToUnixTimeSeconds(), order++));
            }
        }
    }
}
