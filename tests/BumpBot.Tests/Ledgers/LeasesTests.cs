using BumpBot.Ledgers;
using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.Ledgers;

public class LeasesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The columns: minutes from now until its end, whether it was given back, whether its process is over; then whether another must keep off.</summary>
    [Theory]
    [InlineData(15, false, false, true)]
    [InlineData(0, false, false, true)]
    [InlineData(-1, false, false, true)]
    [InlineData(-2, false, false, false)]
    [InlineData(-60, false, false, false)]
    [InlineData(15, true, false, false)]
    [InlineData(15, false, true, false)]
    [InlineData(16, false, false, true)]
    [InlineData(60, false, false, false)]
    public void A_lease_binds_others_until_it_is_over_by_any_clock(int minutes, bool ended, bool processIsOver, bool binds)
    {
        var lease = new TargetLease("other", "process", Now.AddMinutes(minutes)) { Ended = ended };
        Assert.Equal(binds, Leases.Binds(lease, Now, _ => processIsOver));
        var mine = new TargetLease("me", "mine", Now + Leases.Length);
        Assert.Equal(binds ? lease : mine, Leases.Take(DoneTarget.Empty with { Lease = lease }, mine, Now, _ => processIsOver).Lease);
    }

    /// <summary>Its holder works while its own clock says so; the other begins when the lease does not bind by its own.</summary>
    [Theory]
    [InlineData(-60)]
    [InlineData(0)]
    [InlineData(60)]
    public void Clocks_that_differ_by_a_minute_do_not_let_two_runs_overlap(int otherIsAheadBySeconds)
    {
        var lease = new TargetLease("holder", "process", Now + Leases.Length);
        for (var at = Now; at < Now.AddMinutes(30); at = at.AddSeconds(10))
        {
            var holderWorks = at < lease.Until;
            var otherMayBegin = !Leases.Binds(lease, at.AddSeconds(otherIsAheadBySeconds), _ => false);
            Assert.False(holderWorks && otherMayBegin, $"both at {at}");
        }
        Assert.False(Leases.Binds(lease, Now.AddMinutes(30), _ => false));
    }

    [Fact]
    public void Only_its_holder_gives_a_target_back()
    {
        var held = DoneTarget.Empty with { Lease = new TargetLease("holder", "process", Now) };
        Assert.Same(held, Leases.End(held, "other"));
        Assert.True(Leases.End(held, "holder").Lease!.Ended);
        Assert.Same(DoneTarget.Empty, Leases.End(DoneTarget.Empty, "holder"));
    }

    [Fact]
    public void Its_holder_renews_it_also_when_it_seems_over_unless_another_took_it_since()
    {
        var mine = new TargetLease("me", "p", Now.AddMinutes(15));
        Assert.Equal(mine, Leases.Renew(DoneTarget.Empty with { Lease = mine with { Until = Now.AddMinutes(-1) } }, mine).Lease);
        Assert.Equal(mine, Leases.Renew(DoneTarget.Empty, mine).Lease);
        var others = DoneTarget.Empty with { Lease = new TargetLease("other", "p", Now.AddMinutes(-1)) { Ended = true } };
        Assert.Same(others, Leases.Renew(others, mine));
    }

    [Fact]
    public void A_process_that_runs_is_not_over_and_of_strange_signs_nothing_is_known()
    {
        var signs = ProcessSigns.OfThisMachine();
        Assert.Equal(signs.Own, ProcessSigns.OfThisMachine().Own);
        Assert.All([signs.Own, "", ":", "elsewhere:1", signs.Own + "x", signs.Own.Split(':')[0] + ":-1"], sign => Assert.False(signs.AreOver(sign), sign));
    }

    [Fact]
    public async Task A_process_that_ended_is_over()
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        var id = process.Id;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var signs = ProcessSigns.OfThisMachine();
        Assert.True(signs.AreOver($"{signs.Own.Split(':')[0]}:{id}"));
    }
}
