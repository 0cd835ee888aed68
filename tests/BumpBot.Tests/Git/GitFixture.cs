using System.Text;
using BumpBot.Git;
using BumpBot.Model;
using BumpBot.Targets;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Xunit;

namespace BumpBot.Tests.Git;

/// <summary>A remote with a first commit, and the bot's view of it through a cache of its own.</summary>
public sealed class GitFixture : IDisposable
{
    public const string Branch = "bumpbot/acme--tool";

    public GitFixture()
    {
        Upstream.Write("requirements.txt", "tool==1.0.0\n");
        Upstream.Write("docs/readme.md", "Get tool 1.0.0\r\n");
        Upstream.Commit("First");
        Repositories = new GitRepositories(Cache, Time, Logger.None);
    }

    public TempRepo Upstream { get; } = TempRepo.Served();

    public string Cache => Path.Combine(Upstream.Root, "cache");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    public GitRepositories Repositories { get; }

    public string CloneFolder => Assert.Single(Directory.GetDirectories(Cache));

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<IClonedRepository> FetchAsync() => Repositories.FetchAsync(Upstream.Url, "main", null, Cancellation);

    public async Task<StandingBranch> StandingAsync(string branch = Branch)
    {
        using var target = await FetchAsync();
        return (await target.AtBaseAsync(null, Cancellation)).Branches[branch];
    }

    /// <summary>Pushes one change as the bot does.</summary>
    public async Task<PushResult> PushAsync(BranchCommit commit)
    {
        using var target = await FetchAsync();
        return Assert.Single(await target.PushAsync(await target.AtBaseAsync(null, Cancellation), [commit], Cancellation));
    }

    public async Task<string> PushBumpAsync() =>
        Assert.IsType<PushResult.Pushed>(await PushAsync(Bump())).Commit;

    public static BranchCommit Bump(string branch = Branch, string? expected = null, string version = "1.1.0") => new(
        branch, expected, "Bump tool", [Change("requirements.txt", "tool==1.0.0\n", $"tool=={version}\n")]);

    public static FileChange Change(string path, string before, string after) =>
        new(path, Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));

    public static async Task<Fault> FaultOf(Func<Task> work) => (await Assert.ThrowsAsync<FaultException>(work)).Fault;

    public void Dispose()
    {
        Repositories.Dispose();
        Upstream.Dispose();
    }
}
