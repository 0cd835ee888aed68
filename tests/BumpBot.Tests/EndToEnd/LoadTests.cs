using Load;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The short version of what <c>tests/Load</c> does.</summary>
public class LoadTests
{
    [Fact]
    public async Task No_delivery_that_was_accepted_is_lost_when_the_service_is_killed_in_the_middle_and_started_again()
    {
        var report = await LoadRun.RunAsync(new LoadOptions(Deliveries: 500, AtOnce: 16, Seed: 1), BotProcess.Program, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.Empty(report.Lost);
        Assert.Empty(report.Sent.Refused);
        Assert.True(report.Sent.Broken > 0, "the kill hit nothing");
        Assert.Equal(0, report.Unanswered);
    }
}
