using BumpBot.Model;
using BumpBot.Targets;
using Serilog;

namespace BumpBot.GitHub;

/// <summary>A target's repository on GitHub: read from its clone, and written to by git or through the API, as each commit's settings say.</summary>
internal sealed class GitHubRepository(IClonedRepository clone, ApiCommits api, ILogger log) : ITargetRepository
{
    public string DefaultBranch => clone.DefaultBranch;

    public byte[]? ReadAtDefaultBranch(string path) => clone.ReadAtDefaultBranch(path);

    public Task<IBase> AtBaseAsync(string? branch, CancellationToken cancellation) => clone.AtBaseAsync(branch, cancellation);

    public async Task<IReadOnlyList<PushResult>> PushAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation)
    {
        var ways = commits.ToLookup(commit => commit.Settings.Via);
        var pushed = ways.Contains(CommitWay.Push) ? await clone.PushAsync(onto, [.. ways[CommitWay.Push]], cancellation) : [];
        var made = ways.Contains(CommitWay.Api) ? await MakeAsync(onto, [.. ways[CommitWay.Api]], cancellation) : [];
        return [.. pushed, .. made];
    }

    public void Dispose() => clone.Dispose();

    private async Task<IReadOnlyList<PushResult>> MakeAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation)
    {
        var prepared = await clone.PrepareAsync(onto, commits, cancellation);
        List<PushResult> results = [.. prepared.Refused];
        foreach (var commit in prepared.Fitting)
            results.Add(await api.MakeAsync(commit, cancellation));
        List<PushResult.Pushed> made = [.. results.OfType<PushResult.Pushed>()];
        if (made.Count > 0)
            await AdoptAsync(made, cancellation);
        return results;
    }

    /// <summary>The commits are made, and are to be told as made, whatever becomes of this.</summary>
    private async Task AdoptAsync(IReadOnlyList<PushResult.Pushed> made, CancellationToken cancellation)
    {
        try
        {
            await clone.AdoptAsync(made, cancellation);
        }
        catch (Exception e) when (e is FaultException || (e is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            log.Debug("What was committed through the API is not in the clone yet: {Reason}", e.Message);
        }
    }
}
