using BumpBot.GitHub.Json;
using BumpBot.Model;
using Serilog;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Finds the open milestones of a target by their titles. They are an extra: where one cannot be had, the work goes on without.</summary>
internal sealed class TargetMilestones(GitHubReader reader, RepoName target, ILogger log)
{
    private Dictionary<string, int>? _numbers;

    /// <returns>Its number; null where there is none of this title.</returns>
    public async Task<int?> FindAsync(string title, CancellationToken cancellation)
    {
        try
        {
            _numbers ??= await OpenAsync(cancellation);
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            log.Warning("The milestones of {Target} cannot be read: {Reason}", target, e.Message);
            return null;
        }
        if (_numbers.TryGetValue(title, out var number))
            return number;
        log.Warning("{Target} has no open milestone \"{Milestone}\": pulls: milestone in the config names it", target, title);
        return null;
    }

    private async Task<Dictionary<string, int>> OpenAsync(CancellationToken cancellation)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var type = GitHubJson.Default.ListMilestoneJson;
        if (await reader.GetAsync($"repos/{target}/milestones?state=open&per_page={GitHubReader.PageSize}", type, null, cancellation) is not Answer<List<MilestoneJson>>.Found first)
            throw FaultException.Retry("GitHub does not list them");
        await foreach (var page in reader.PagesAsync(first, type, cancellation))
        {
            foreach (var milestone in page.Value)
                numbers.TryAdd(milestone.Title ?? "", milestone.Number);
        }
        return numbers;
    }
}
