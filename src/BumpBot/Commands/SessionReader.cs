using System.CommandLine;
using BumpBot.Config;
using BumpBot.Config.Reading;
using BumpBot.Model;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary>Command line + environment + config file -> session, or a message that says what to write instead.</summary>
public sealed class SessionReader(BotEnvironment environment, Func<string, string?> variable, Func<string, LocalClone?> findClone)
{
    private static readonly HostSettings NoHostKeys = new(null, TimeZoneInfo.Utc, [], null, ApiSettings.Default);
    private const string NoLogFile = "off";

    /// <exception cref="UsageException">Something is wrong with the command line or the config.</exception>
    public Session Read(ParseResult arguments)
    {
        var local = arguments.GetResult(RunOptions.Local) is null ? null : Local(arguments.GetValue(RunOptions.Local));
        var (file, config) = ReadConfig(arguments.GetValue(GlobalOptions.Config), local);
        var host = config?.Host ?? NoHostKeys;
        return new Session(
            file,
            host,
            config?.Target,
            Targets(arguments, host, local, file),
            Ledger(arguments, host, local, file),
            CacheFolder(arguments),
            new LogSettings(arguments.GetValue(GlobalOptions.LogLevel), LogFile(arguments.GetValue(GlobalOptions.LogFile))))
        {
            Endings = config?.Endings ?? [],
            Credentials = environment.Credentials,
            CommitDoubts = config is null ? [] : [.. VerifiedCommits.Doubts(config.Target.Commits, environment)],
        };
    }

    /// <summary>Without a config, since that is about to be written: <see cref="Session.ConfigFile"/> says where. There is one target.</summary>
    /// <exception cref="UsageException">Something is wrong with the command line.</exception>
    public Session ReadForInit(ParseResult arguments)
    {
        var local = arguments.GetResult(RunOptions.Target) is null || arguments.GetResult(RunOptions.Local) is not null
            ? Local(arguments.GetValue(RunOptions.Local))
            : null;
        var targets = Targets(arguments, NoHostKeys, local, config: null);
        return new Session(
            Path.GetFullPath(arguments.GetValue(GlobalOptions.Config) ?? Path.Combine(local?.Folder ?? ".", TargetConfig.FileName)),
            NoHostKeys,
            null,
            targets.Count == 1 ? targets : throw new UsageException("init writes the config of one repository: give one --target"),
            Ledger(arguments, NoHostKeys, local, config: null),
            CacheFolder(arguments),
            new LogSettings(arguments.GetValue(GlobalOptions.LogLevel), LogFile(arguments.GetValue(GlobalOptions.LogFile))))
        {
            Credentials = environment.Credentials,
        };
    }

    /// <summary>A service logs beside its config, where nothing else is asked for. Null = on standard error alone, as in a container whose files are read-only.</summary>
    public string? ServiceLog(ParseResult arguments, Session session)
    {
        if (arguments.GetResult(GlobalOptions.LogFile) is not null)
            return session.Log.File;
        try
        {
            return LogFile(Path.Combine(Path.GetDirectoryName(session.ConfigFile) ?? ".", "logs", "bumpbot.log"));
        }
        catch (UsageException)
        {
            return null;
        }
    }

    /// <summary>The log's own writer keeps silent about a place that it cannot write to.</summary>
    private static string? LogFile(string? given)
    {
        if (given is null or NoLogFile)
            return null;
        var file = Path.GetFullPath(given);
        try
        {
            if (Directory.Exists(file) || Path.EndsInDirectorySeparator(given))
                throw new IOException("it is a folder");
            var folder = Directory.CreateDirectory(Path.GetDirectoryName(file)!).FullName;
            using var probe = File.Create(Path.Combine(folder, $".{Path.GetRandomFileName()}"), bufferSize: 1, FileOptions.DeleteOnClose);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--log-file {given} cannot be written: {e.Message.TrimEnd('.')}. Name a file in a folder that you may write to.");
        }
    }

    private LocalClone Local(string? folder) =>
        findClone(Path.GetFullPath(folder ?? "."))
        ?? throw new UsageException($"--local {folder}: no git repository is there, give the folder of a clone");

    private (string?, ConfigResult.Valid?) ReadConfig(string? given, LocalClone? local)
    {
        var file = Path.GetFullPath(given ?? Path.Combine(local?.Folder ?? ".", TargetConfig.FileName));
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && given is null)
        {
            return (null, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(Directory.Exists(file)
                ? $"the config {file} is a folder: name the file in it"
                : $"the config cannot be read: {e.Message}");
        }
        var name = Path.GetRelativePath(".", file) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
        return ConfigFile.Read(new ConfigSource(name, text, ConfigOrigin.Started, Path.GetDirectoryName(file)), variable) switch
        {
            ConfigResult.Valid valid => (file, valid),
            ConfigResult.Invalid invalid => throw new ConfigMistakesException(invalid.Problems),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private IReadOnlyList<TargetName> Targets(ParseResult arguments, HostSettings host, LocalClone? local, string? config)
    {
        var named = arguments.GetResult(RunOptions.Target) is null ? [] : arguments.GetValue(RunOptions.Target) ?? [];
        if (local is not null)
        {
            return named.Length == 0
                ? [new TargetName.LocalFolder(local.Folder, local.Origin)]
                : throw new UsageException("--local and --target exclude each other: give one of them");
        }
        var repos = named.Length > 0 ? [.. named.Select(ParseRepo).Distinct()]
            : host.Targets.Count > 0 ? host.Targets
            : environment.Repository is { } current ? [current]
            : config is not null && findClone(Path.GetDirectoryName(config)!)?.Origin is { } origin ? [origin]
            : Array.Empty<RepoName>().ToList() as IReadOnlyList<RepoName>;
        return [.. repos.Select(repo => new TargetName.OnForge(repo))];
    }

    private static RepoName ParseRepo(string text) =>
        RepoName.TryParse(text, out var repo) ? repo : throw new UsageException($"--target {text}: write owner/name");

    private LedgerPlace Ledger(ParseResult arguments, HostSettings host, LocalClone? local, string? config)
    {
        var besideConfig = config is null ? "." : Path.GetDirectoryName(config)!;
        return (arguments.GetValue(GlobalOptions.Ledger) ?? environment.Ledger) switch
        {
            LedgerPlace.BranchWord => OnBranch(),
            { } server when server.Contains("://", StringComparison.Ordinal) => new LedgerPlace.Redis(
                RedisAddress.Read(server, isEncoded: true) ?? throw new UsageException($"the ledger's address is none of a Redis server: write {RedisAddress.Example}, or give a file, or branch")),
            { } file => new LedgerPlace.File(Path.GetFullPath(file)),
            null when local is not null => new LedgerPlace.File(Path.Combine(local.GitFolder, "bumpbot", "ledger.json")),
            null => host.Ledger switch
            {
                LedgerSetting.Branch => OnBranch(),
                LedgerSetting.File file => new LedgerPlace.File(file.Path),
                LedgerSetting.Redis redis => new LedgerPlace.Redis(redis.Server),
                // A job's files are lost with it.
                null when environment is { OnActions: true, Repository: { } repo } => new LedgerPlace.Branch(repo),
                null => new LedgerPlace.File(Path.GetFullPath(Path.Combine(besideConfig, ".bumpbot", "ledger.json"))),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
        };

        LedgerPlace.Branch OnBranch() => new(
            environment.Repository ?? findClone(Path.GetFullPath(besideConfig))?.Origin
            ?? throw new UsageException($"a ledger on a branch needs a repository to lie in: keep {TargetConfig.FileName} in a clone of it, or set GITHUB_REPOSITORY to owner/name"));
    }

    private string CacheFolder(ParseResult arguments) =>
        Path.GetFullPath(arguments.GetValue(GlobalOptions.Cache) ?? environment.Cache ?? UserCacheFolder());

    /// <summary>Source: the XDG base directory specification; elsewhere the system's own place.</summary>
    private string UserCacheFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var root = variable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
        return Path.Combine(root, "bumpbot");
    }
}
