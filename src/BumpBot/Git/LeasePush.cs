using BumpBot.Model;
using BumpBot.Targets;
using LibGit2Sharp;
using LibGit2Sharp.Handlers;
using PushResult = BumpBot.Targets.PushResult;

namespace BumpBot.Git;

/// <summary>
/// One push of several branches, each with a lease: a branch that does not stand where it is expected to is left out and told,
/// the others are pushed. What moves between that look and the update is caught by the server itself.
/// </summary>
internal sealed class LeasePush(Repository repository, Func<LibGit2SharpException, Fault> translate, Remote remote, CancellationToken cancellation)
{
    private readonly List<PushResult> _results = [];

    /// <summary>The branches that the server could not update.</summary>
    private readonly List<BuiltCommit> _unsure = [];

    public IReadOnlyList<PushResult> Push(IReadOnlyList<BuiltCommit> commits)
    {
        PushRounds([.. commits]);
        // What is sent again after an interruption, here or on the way, may meet itself: another look tells whether the branches are where they should be.
        if (_unsure.Count > 0)
        {
            List<BuiltCommit> unsure = [.. _unsure];
            _results.RemoveAll(result => unsure.Exists(commit => commit.Branch == result.Branch));
            PushRounds(unsure);
        }
        return _results;
    }

    private void PushRounds(List<BuiltCommit> pending)
    {
        // Each round but the last leaves out at least one branch.
        while (pending.Count > 0)
        {
            var moved = PushRound(pending);
            if (moved.Count == 0)
                break;
            _results.AddRange(moved.Select(branch => new PushResult.Refused(branch, PushRefusals.Moved(branch))));
            pending.RemoveAll(commit => moved.Contains(commit.Branch));
        }
    }

    /// <returns>The branches that stood elsewhere; with any of them, nothing was pushed.</returns>
    private HashSet<string> PushRound(List<BuiltCommit> pending)
    {
        var moved = new HashSet<string>(StringComparer.Ordinal);
        var refusals = new Dictionary<string, string>(StringComparer.Ordinal);
        var guard = remote.Guard();
        try
        {
            var origin = repository.Network.Remotes[CachedClone.Remote];
            Interruptions.Resume(() =>
            {
                refusals.Clear();
                repository.Network.Push(origin, pending.Select(commit => $"+{commit.Commit}:{BranchRefs.Of(commit.Branch)}"), Options(guard, pending, moved, refusals));
            });
        }
        catch (LibGit2SharpException) when (guard.Refusal is { } refusal)
        {
            return Refuse(pending, refusal);
        }
        catch (UserCancelledException) when (moved.Count > 0)
        {
            return moved;
        }
        catch (LibGit2SharpException cause) when (cause is not UserCancelledException)
        {
            var fault = translate(cause);
            if (fault is Fault.StopRun)
                throw new FaultException(fault, cause);
            return Refuse(pending, fault);
        }
        foreach (var commit in pending)
        {
            var result = ResultOf(commit, refusals);
            _results.Add(result);
            if (result is PushResult.Refused { Fault: Fault.Retry })
                _unsure.Add(commit);
        }
        return [];
    }

    private HashSet<string> Refuse(List<BuiltCommit> pending, Fault fault)
    {
        _results.AddRange(pending.Select(commit => new PushResult.Refused(commit.Branch, fault)));
        return [];
    }

    private PushOptions Options(HostGuard guard, List<BuiltCommit> pending, HashSet<string> moved, Dictionary<string, string> refusals)
    {
        PackBuilderProgressHandler building = (_, _, _) => !cancellation.IsCancellationRequested;
        return new PushOptions
        {
            CustomHeaders = remote.Headers,
            CertificateCheck = guard.Accepts,
            OnPackBuilderProgress = building,
            OnPushTransferProgress = (_, _, _) => !cancellation.IsCancellationRequested,
            OnPushStatusError = error => refusals[error.Reference] = error.Message,
            OnNegotiationCompletedBeforePush = updates =>
            {
                foreach (var update in updates)
                {
                    var commit = pending.Find(commit => BranchRefs.Of(commit.Branch) == update.DestinationRefName);
                    if (commit is not null && !IsExpected(commit, update.SourceObjectId))
                        moved.Add(commit.Branch);
                }
                return moved.Count == 0 && !cancellation.IsCancellationRequested;
            },
        };
    }

    /// <summary>What the remote has now is what the lease names, or already the new commit.</summary>
    private static bool IsExpected(BuiltCommit commit, ObjectId now) =>
        now == (commit.ExpectedHead is { } expected ? new ObjectId(expected) : ObjectId.Zero) || now.Sha == commit.Commit;

    private static PushResult ResultOf(BuiltCommit commit, Dictionary<string, string> refusals) =>
        refusals.TryGetValue(BranchRefs.Of(commit.Branch), out var words)
            ? PushRefusals.Of(commit.Branch, GitFaults.Text(words))
            : new PushResult.Pushed(commit.Branch, commit.Commit);
}
