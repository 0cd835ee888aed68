using System.CommandLine;
using Serilog.Events;

namespace BumpBot.Commands;

/// <summary>The options that every command takes.</summary>
public static class GlobalOptions
{
    public static readonly Option<string?> Config = new("--config")
    {
        Description = "The config file (default: bumpbot.yml here, or in the folder of --local)",
        HelpName = "FILE",
        Recursive = true,
    };

    public static readonly Option<string?> Ledger = new("--ledger")
    {
        Description = "The ledger file (default: BUMPBOT_LEDGER, the config's ledger, else .bumpbot/ledger.json beside the config)",
        HelpName = "FILE",
        Recursive = true,
    };

    public static readonly Option<string?> Cache = new("--cache")
    {
        Description = "The folder of what may be lost at any time (default: BUMPBOT_CACHE, else the user's cache folder)",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static readonly Option<string?> LogFile = new("--log-file")
    {
        Description = "Also write the log as JSON lines to this file, one a day",
        HelpName = "FILE",
        Recursive = true,
    };

    public static readonly Option<LogEventLevel> LogLevel = new("--log-level")
    {
        Description = "How much the log on standard error says: Debug, Information, Warning, Error",
        DefaultValueFactory = _ => LogEventLevel.Information,
        Recursive = true,
    };

    public static readonly IReadOnlyList<Option> All = [Config, Ledger, Cache, LogFile, LogLevel];
}
