using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Tests.Planning;
using BumpBot.Watching.Breaking;
using Updaters.References;

namespace BumpBot.Tests.Watching;

/// <summary>What is remembered of whether releases break something.</summary>
public class ReleaseImpactsTests
{
    private static readonly UpstreamId Tool = UpstreamId.Parse("acme/tool");

    private static readonly Detection Detected = Histories.Detect(
        Histories.Entry("acme/tool"),
        Histories.Release("v2.0.0", 1),
        Histories.Release("v1.2.0", 2) with { Notes = "## Breaking changes\n\n- The option `--old` was removed" },
        Histories.Release("v1.1.0", 3) with { Notes = "No breaking changes." },
        Histories.Release("v1.0.0", 4) with { Notes = "" });

    [Fact]
    public void Each_release_is_compared_with_the_one_before_it()
    {
        var impacts = ReleaseImpacts.Of([Detected], Ledger.Empty)[Tool];
        Assert.Equal(
            [ReleaseImpact.NotKnown, ReleaseImpact.Quiet, ReleaseImpact.Breaking, ReleaseImpact.Breaking],
            impacts.OrderBy(impact => impact.Key, StringComparer.Ordinal).Select(impact => impact.Value));
    }

    [Fact]
    public void What_is_remembered_is_not_looked_into_again_and_stays()
    {
        var first = Remember(Ledger.Empty);
        Assert.Empty(ReleaseImpacts.Of([Detected], first)[Tool]);
        Assert.Equal(first.Seen["acme/tool"].History, Remember(first).Seen["acme/tool"].History);
        Assert.Equal(ReleaseImpact.Breaking, first.Seen["acme/tool"].History.Single(release => release.Tag == "v2.0.0").Impact);
    }

    private static Ledger Remember(Ledger ledger) =>
        LedgerChange.Apply(ledger, LedgerChanges.OfLooks([Detected], Histories.Now, ReleaseImpacts.Of([Detected], ledger)));
}
