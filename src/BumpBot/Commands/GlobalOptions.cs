using System.CommandLine;
using System.CommandLine.Parsing;
using Serilog.Events;

namespace BumpBot.Commands;

/// <summary>The options that every command takes.</summary>
public static class GlobalOptions
{
    public static readonly Option<string?> Config =
        Path("--config", "FILE", "The config file (default: bumpbot.yml here, or in the folder of --local)");

    public static readonly Option<string?> Ledger = Path(
        "--ledger", "FILE|branch", "The ledger: a file, or branch for the branch bumpbot-ledger of the repository that holds the config (default: BUMPBOT_LEDGER; with --local a file in its git folder; the config's ledger; on GitHub Actions branch; else .bumpbot/ledger.json beside the config)");

    public static readonly Option<string?> Cache =
        Path("--cache", "FOLDER", "The folder of what may be lost at any time (default: BUMPBOT_CACHE, else the user's cache folder)");

    public static readonly Option<string?> LogFile =
        Path("--log-file", "FILE|off", "Also write the log as JSON lines to this file, one a day: the day is put into its name; off = to none (default: none; of serve logs/bumpbot.log beside the config)");

    public static readonly Option<LogEventLevel> LogLevel = new("--log-level")
    {
        Description = "How much the log on standard error says",
        DefaultValueFactory = _ => LogEventLevel.Information,
        Recursive = true,
    };

    public static readonly IReadOnlyList<Option> All = [Config, Ledger, Cache, LogFile, LogLevel];

    private static Option<string?> Path(string name, string helpName, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName, Recursive = true };
        option.Validators.Add(RefuseEmpty);
        return option;
    }

    /// <summary>An empty path is what a script gives whose variable is not set: never the default.</summary>
    public static void RefuseEmpty(OptionResult option)
    {
        if (option.Tokens.Any(token => token.Value.Length == 0))
            option.AddError($"{option.Option.Name} is given an empty text: write a value, or leave the option out");
    }
}
