using System.Text.RegularExpressions;
using BumpBot.Model;
using BumpBot.Tests.Planning;
using Updaters.Pattern;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace BumpBot.Tests.Runs;

public sealed class BumpRunTests : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public async Task Asked_for_one_upstream_a_run_judges_the_others_claims_and_does_nothing_about_them()
    {
        var beta = UpstreamId.Parse("acme/beta");
        var rule = new PatternRule(0, new PathGlob("Makefile"), new Regex("BETA_VERSION = (?<version>.+)", RegexOptions.NonBacktracking), beta, Expect: 1);
        var world = new MemoryWorld(_cache) { Rules = [rule] };
        (world.Newest["alpha"], world.Newest["beta"]) = (1, 1);
        var report = await world.RunAsync(cancellation: TestContext.Current.CancellationToken, only: UpstreamId.Parse("acme/alpha"));
        var done = Assert.IsType<TargetReport.Done>(Assert.Single(report!.Targets));
        Assert.Empty(done.Plan.Problems);
        Assert.Equal("acme/alpha", Assert.Single(done.Plan.Pulls).Bump().Upstream.ToString());
        Assert.DoesNotContain("acme/beta", world.Ledger.Ledger.Done["acme/target"].Known.Keys);
        Assert.DoesNotContain("acme/beta", world.Ledger.Ledger.Seen.Keys);
    }

    [Fact]
    public async Task News_that_could_not_be_remembered_is_told_again()
    {
        var world = new MemoryWorld(_cache);
        await world.RunAsync(cancellation: TestContext.Current.CancellationToken);
        world.Newest["alpha"] = 1;
        await world.RunAsync(effects: 0, TestContext.Current.CancellationToken);
        var report = await world.RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("1.1.0", Assert.IsType<News.NewRelease>(Assert.Single(report!.News)).Release.Tag);
        Assert.Empty((await world.RunAsync(cancellation: TestContext.Current.CancellationToken))!.News);
    }
}
