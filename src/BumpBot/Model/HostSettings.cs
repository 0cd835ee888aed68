using Updaters.References;

namespace BumpBot.Model;

/// <summary>The host keys of the started <c>bumpbot.yml</c>.</summary>
/// <param name="Schedule">When <c>serve</c> runs: five cron fields, or a macro such as <c>@daily</c>; null = not given.</param>
/// <param name="Targets">Empty = none named: the command line or the environment decides.</param>
/// <param name="Ledger">Null = the default place.</param>
public sealed record HostSettings(
    string? Schedule,
    TimeZoneInfo TimeZone,
    IReadOnlyList<RepoName> Targets,
    LedgerSetting? Ledger,
    ApiSettings Api)
{
    /// <summary>Where evidence is had, beside the public image registries.</summary>
    public IReadOnlyList<RegistrySettings> Registries { get; init; } = [];

    /// <summary>Through which channels people are told.</summary>
    public IReadOnlyList<ChannelSettings> Notify { get; init; } = [];
}

/// <summary>How hard the bot may lean on the forge. The defaults stay below GitHub's published secondary limits.</summary>
/// <param name="Burst">Writes that may follow each other without a pause.</param>
/// <param name="WritesPerMinute">The steady rate after the burst.</param>
/// <param name="CreationsPerHour">Pull requests, issues and comments made in any 60 minutes.</param>
/// <param name="Concurrency">Requests under way at once.</param>
public sealed record ApiSettings(int Burst, int WritesPerMinute, int CreationsPerHour, int Concurrency)
{
    public static readonly ApiSettings Default = new(Burst: 30, WritesPerMinute: 60, CreationsPerHour: 500, Concurrency: 16);
}
