using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;
using Serilog;

namespace BumpBot.Publishing;

/// <summary>What is wrong with a target's own config, told there.</summary>
internal static class TellMistakes
{
    /// <summary>Tells people of the target, by one issue, what is wrong with its own config. Where it cannot be told, the log says so.</summary>
    /// <param name="problems">Each with its place and remedy.</param>
    public static async Task TellAsync(OpenedTarget target, IReadOnlyList<string> problems, ILogger log, CancellationToken cancellation)
    {
        try
        {
            var there = await target.Forge.LookAsync(cancellation);
            switch (ConfigIssue.Decide(problems, there.Issues, there.IssuesEnabled))
            {
                case ConfigIssue.Open open:
                    var opened = await target.Forge.OpenIssueAsync(new NewIssue(ConfigIssue.Title, open.Body, []), cancellation);
                    log.Information("opened issue #{Number} in {Target} about its config", opened?.Number, target.Name.ToString());
                    break;
                case ConfigIssue.Refresh refresh:
                    await target.Forge.RefreshIssueAsync(refresh.Standing.Number, ConfigIssue.Title, refresh.Body, cancellation);
                    break;
                case ConfigIssue.Nothing:
                    break;
            }
        }
        catch (FaultException e)
        {
            log.Error("{Target} could not be told of the mistakes in its config: {Fault}", target.Name.ToString(), e.Fault.Message);
        }
    }
}
