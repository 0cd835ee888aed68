using System.Net;
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

    /// <summary>The targets that have a schedule of their own.</summary>
    public IReadOnlyDictionary<RepoName, string> TargetSchedules { get; init; } = new Dictionary<RepoName, string>();

    /// <summary>Scheduled looks begin up to this much later.</summary>
    public TimeSpan Jitter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Called after each good cycle of the service; null = nothing is. It may hold a secret.</summary>
    public Uri? Heartbeat { get; init; }

    public WebhookSettings Webhooks { get; init; } = WebhookSettings.Default;

    /// <summary>The reverse proxies that are believed when they name their client.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];
}

/// <summary>How much the service takes at its webhook.</summary>
/// <param name="Largest">Bytes of one delivery.</param>
/// <param name="RequestsPerMinute">From one address.</param>
public sealed record WebhookSettings(int Largest, int RequestsPerMinute)
{
    /// <summary>GitHub sends no delivery over 25 MB. Source: docs.github.com/webhooks/webhook-events-and-payloads.</summary>
    public static readonly WebhookSettings Default = new(25 * 1024 * 1024, 3000);
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
