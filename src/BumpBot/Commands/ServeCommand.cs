using System.CommandLine;
using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot.Commands;

/// <summary><c>bumpbot serve</c>: the main job by schedule and webhook, until it is told to stop.</summary>
public sealed class ServeCommand(IComposition parts, SessionReader sessions, Terminal terminal, TimeProvider time)
{
    private static readonly Option<bool> Now = new("--now") { Description = "Without effect: all targets are looked at at the start in any case", Hidden = true };

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where webhooks are taken, and /healthz, /readyz and /metrics answer; several with ; between them",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
        Validators = { GlobalOptions.RefuseEmpty },
    };

    public Command Define()
    {
        var command = new ExampleCommand(
            "serve",
            "Do the main job on the config's schedule and when webhooks tell of news, until stopped",
            "bumpbot serve --config /etc/bumpbot/bumpbot.yml     on all its targets, until SIGTERM or Ctrl+C; SIGHUP reads the config anew",
            "bumpbot serve --urls http://0.0.0.0:8080            on all addresses, as in a container",
            "bumpbot serve --log-file off                        the log on standard error alone",
            "bumpbot serve --json                                what it does as JSON, an event a line")
        {
            RunOptions.Target, RunOptions.Local, Urls, Now, RunOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        // Only once a command has yielded is a signal taken for a wish to stop cleanly.
        await Task.Yield();
        var urls = UrlsIn(arguments.GetValue(Urls)!);
        var events = new ServedEvents(terminal, time, arguments.GetValue(RunOptions.Json));
        await parts.ServeAsync(() => Read(sessions, arguments), urls, events.Tell, cancellation);
        events.Tell(new ServiceEvent.Stopped());
        return ExitCode.Done;
    }

    /// <exception cref="UsageException">Something is wrong with the config, or it says too little.</exception>
    internal static Session Read(SessionReader sessions, ParseResult arguments)
    {
        var session = sessions.Read(arguments);
        if (session.Targets.Count == 0)
            throw new UsageException("no target: give --target owner/name, write targets: [owner/name] into bumpbot.yml, or set GITHUB_REPOSITORY");
        if (session.Targets.FirstOrDefault(target => session.Host.Schedule is null && !(target.RepoOrNull is { } repo && session.Host.TargetSchedules.ContainsKey(repo))) is { } target)
            throw new UsageException($"serve needs a schedule for {target}: write schedule: \"0 */12 * * *\" into {TargetConfig.FileName}");
        return session with { Log = session.Log with { File = sessions.ServiceLog(arguments, session) } };
    }

    /// <exception cref="UsageException">One is no address to listen on.</exception>
    internal static IReadOnlyList<Uri> UrlsIn(string text) => [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Url)];

    private static Uri Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http", UserInfo: "", AbsolutePath: "/", Query: "", Fragment: "" }
            ? url
            : throw new UsageException($"--urls {text}: write http://ADDRESS:PORT, such as http://127.0.0.1:8080; for https put a reverse proxy before it");
}
