using BumpBot.GitHub.Json;
using BumpBot.Model;
using Octokit;
using Serilog;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Makes the labels that a target lacks. They are an extra: where they cannot be had, the work goes on without.</summary>
internal sealed class TargetLabels(GitHubReader reader, OctokitWriter writer, RepoName target, ILogger log)
{
    private const string Color = "ededed";

    private HashSet<string>? _present;

    /// <summary>Those of the labels that the target has now.</summary>
    public async Task<IReadOnlyList<string>> EnsureAsync(IReadOnlyList<string> labels, CancellationToken cancellation)
    {
        if (labels.Count == 0)
            return [];
        try
        {
            _present ??= await PresentAsync(cancellation);
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            log.Warning("The labels of {Target} cannot be read: {Reason}", target, e.Message);
            return [];
        }
        foreach (var label in labels.Where(label => !_present.Contains(label)).ToList())
            await CreateAsync(label, _present, cancellation);
        return [.. labels.Where(_present.Contains).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<HashSet<string>> PresentAsync(CancellationToken cancellation)
    {
        var present = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var type = GitHubJson.Default.ListLabelJson;
        if (await reader.GetAsync($"repos/{target}/labels?per_page={GitHubReader.PageSize}", type, null, cancellation) is not Answer<List<LabelJson>>.Found first)
            throw FaultException.Retry("GitHub does not list them");
        await foreach (var page in reader.PagesAsync(first, type, cancellation))
            present.UnionWith(page.Value.Select(label => label.Name).OfType<string>());
        return present;
    }

    private async Task CreateAsync(string label, HashSet<string> present, CancellationToken cancellation)
    {
        try
        {
            await writer.WriteAsync($"make the label \"{label}\" in {target}", client => client.Issue.Labels.Create(target.Owner, target.Name, new NewLabel(label, Color)), cancellation);
            present.Add(label);
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            log.Warning("{Reason}", e.Message);
        }
    }
}
