using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Serve;

/// <summary>The started config as the service works by it, with what the command line adds.</summary>
/// <param name="File">Its full path; null = there is none.</param>
/// <param name="Started">Its target keys; null = it has none.</param>
/// <param name="WebhookSecrets">Empty = no webhook is taken.</param>
public sealed record ServedConfig(
    string? File, HostSettings Host, TargetSettings? Started, IReadOnlyList<TargetName> Targets, IReadOnlyList<string> WebhookSecrets)
{
    private readonly Dictionary<RepoName, TargetName> _byName = Targets.ToDictionary(NameOf);

    /// <summary>Whoever has it sees the pages; null = they are for this machine alone.</summary>
    public string? PageToken { get; init; }

    public IReadOnlyCollection<RepoName> Names => _byName.Keys;

    /// <summary>Null = it is no target, or none any more.</summary>
    public TargetName? Find(RepoName name) => _byName.GetValueOrDefault(name);

    /// <summary>When a target is looked at; null = it has no schedule.</summary>
    public string? ScheduleOf(RepoName target) => Host.TargetSchedules.GetValueOrDefault(target) ?? Host.Schedule;

    /// <summary>By what name the queue knows a target. A clone without a remote goes by its folder.</summary>
    public static RepoName NameOf(TargetName target) =>
        target.RepoOrNull
        ?? (RepoName.TryParse($"local/{Path.GetFileName(target.ToString())}", out var folder) ? folder : RepoName.Parse("local/folder"));
}
