using BumpBot.Config;
using BumpBot.Model;
using BumpBot.Serve;
using Serilog.Events;

namespace BumpBot.Commands;

/// <summary>All that one command line, its environment and its config settle.</summary>
/// <param name="ConfigFile">The started config's full path; null where there is none.</param>
/// <param name="Settings">Its target keys; null where there is none.</param>
/// <param name="CacheFolder">Full path.</param>
public sealed record Session(
    string? ConfigFile,
    HostSettings Host,
    TargetSettings? Settings,
    IReadOnlyList<TargetName> Targets,
    LedgerPlace Ledger,
    string CacheFolder,
    LogSettings Log)
{
    /// <summary>As whom GitHub is talked to.</summary>
    public Credentials Credentials { get; init; } = new Credentials.None();

    /// <summary>The same as the service works by it.</summary>
    /// <param name="webhookSecrets">Empty = none is set.</param>
    public ServedConfig Served(IReadOnlyList<string> webhookSecrets) => new(ConfigFile, Host, Settings, Targets, webhookSecrets);

    /// <summary>What of the config ends on a day.</summary>
    public IReadOnlyList<ConfigEnding> Endings { get; init; } = [];

    /// <summary>What its commits will lack although the config seems to ask for it.</summary>
    public IReadOnlyList<string> CommitDoubts { get; init; } = [];

    /// <summary>What of it has ended by now.</summary>
    public IEnumerable<ConfigEnding> Expired(TimeProvider time)
    {
        var today = new ZonedTime(time.GetUtcNow(), Host.TimeZone).Today;
        return Endings.Where(ending => ending.Day <= today);
    }
}

/// <param name="File">Null = standard error alone.</param>
public sealed record LogSettings(LogEventLevel Level, string? File);
