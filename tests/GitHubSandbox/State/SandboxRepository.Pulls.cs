using Sandbox.Git;

namespace Sandbox;

public sealed partial class SandboxRepository
{
    /// <summary>Opens a pull request as a person.</summary>
    /// <param name="head">A branch, or <c>owner:branch</c> of a fork.</param>
    public SandboxPull OpenPull(string by, string title, string head, string? body = null, string? into = null, bool draft = false)
    {
        lock (Hub.Gate)
        {
            var (source, branch) = HeadNamed(head) ?? throw new ArgumentException($"no branch {head}", nameof(head));
            return OpenPull(Hub.Account(by), title, body, source, branch, into ?? DefaultBranch, draft);
        }
    }

    /// <summary>What GitHub's "Update branch" does: merges the base into the pull request's head.</summary>
    /// <returns>The merge commit.</returns>
    public string UpdateBranch(SandboxPull pull, string by = "web-flow")
    {
        lock (Hub.Gate)
        {
            FollowRefs();
            var onto = HeadOf(pull.BaseBranch)!;
            var tree = SandboxPull.TryMerge(Store, pull.HeadSha, onto) ?? throw new InvalidOperationException("the merge has conflicts");
            var message = $"Merge branch '{pull.BaseBranch}' into {pull.HeadBranch}";
            var commit = CommitObject.Write(Store, tree, [pull.HeadSha, onto], Signature(by), message);
            if (pull.HeadRepository != this)
                History.Copy(Store, commit, pull.HeadRepository.Store);
            pull.HeadRepository.Advance(pull.HeadBranch, commit);
            FollowRefs();
            return commit;
        }
    }

    internal SandboxPull OpenPull(
        SandboxUser by, string title, string? body, SandboxRepository source, string branch, string into, bool draft)
    {
        if (source != this)
            History.Copy(source.Store, source.HeadOf(branch)!, Store);
        var pull = new SandboxPull(this, _threads.Count + 1, by, title, body, source, branch, into) { IsDraft = draft };
        _threads.Add(pull);
        Store.SetRef($"refs/pull/{pull.Number}/head", pull.HeadSha);
        return pull;
    }

    /// <returns>Null = no such branch.</returns>
    internal (SandboxRepository Source, string Branch)? HeadNamed(string head)
    {
        var colon = head.IndexOf(':', StringComparison.Ordinal);
        var owner = colon < 0 ? Owner.Login : head[..colon];
        var branch = head[(colon + 1)..];
        var source = string.Equals(owner, Owner.Login, StringComparison.OrdinalIgnoreCase)
            ? this
            : Hub.Repositories.FirstOrDefault(fork => fork.Parent == this && string.Equals(fork.Owner.Login, owner, StringComparison.OrdinalIgnoreCase));
        return source?.HeadOf(branch) is null ? null : (source, branch);
    }

    /// <summary>Brings the open pull requests up to date with the branches, as a push does at GitHub.</summary>
    /// <param name="by">Who moved the branches; null = the owner.</param>
    internal void FollowRefs(string? by = null)
    {
        foreach (var pull in _threads.OfType<SandboxPull>().Where(pull => pull.IsOpen).ToList())
            Follow(pull, by ?? Owner.Login);
        Parent?.FollowRefs(by);
    }

    private void Follow(SandboxPull pull, string by)
    {
        var head = pull.HeadRepository.HeadOf(pull.HeadBranch);
        var onto = HeadOf(pull.BaseBranch);
        if (head is null || onto is null)
        {
            pull.Close(by);
            return;
        }
        if (onto != pull.BaseSha && History.IsAncestor(Store, pull.HeadSha, onto))
        {
            pull.MarkMerged(by, pull.HeadSha);
            return;
        }
        if (head != pull.HeadSha)
            MoveHead(pull, head, onto, by);
        pull.BaseSha = onto;
    }

    private void MoveHead(SandboxPull pull, string head, string onto, string by)
    {
        if (pull.HeadRepository != this)
            History.Copy(pull.HeadRepository.Store, head, Store);
        pull.HeadSha = head;
        Store.SetRef($"refs/pull/{pull.Number}/head", head);
        pull.Touch();
        if (History.IsAncestor(Store, head, onto))
            pull.Close(by);            // nothing left to merge
    }
}
