using System.CommandLine;
using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot.Commands;

/// <summary>What the started config watches, as far as the command line asks for it.</summary>
internal static class WatchedUpstreams
{
    /// <exception cref="UsageException">There is no such config, or it does not watch what is asked for.</exception>
    public static IReadOnlyList<WatchEntry> Of(Session session, ParseResult arguments)
    {
        var settings = session.Settings
            ?? throw new UsageException($"no config: write {TargetConfig.FileName} (the smallest is `watch: [owner/name]`) or name one with --config");
        if (settings.Watch.Count == 0)
            throw new UsageException($"{session.ConfigFile} watches nothing itself: name a config with watch: by --config");
        var request = new RunRequest([], settings, RunOptions.Upstreams(arguments));
        if (request.Only.FirstOrDefault(only => !settings.Watch.Any(entry => RunRequest.Matches(only, entry.Id))) is { } unwatched)
            throw new UsageException($"--upstream {unwatched} is not in watch: of {session.ConfigFile}; {WatchedName.Suggestion(unwatched.ToString(), [.. settings.Watch.Select(entry => entry.Id)])}");
        return [.. settings.Watch.Where(entry => request.Includes(entry.Id))];
    }
}
