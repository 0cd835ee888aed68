using BumpBot.Model;
using BumpBot.Queue;
using Updaters.References;

namespace BumpBot.Serve;

/// <summary>Which targets watch what: by the config of their own that the last run read, else by the started one. Pure.</summary>
public sealed class Watchers
{
    private readonly ILookup<RepoName, RepoName> _targets;

    private Watchers(IReadOnlyList<(RepoName Target, RepoName Watched, string? Schedule)> all)
    {
        _targets = all.ToLookup(one => one.Watched, one => one.Target);
        Schedules = [.. all.Where(one => one.Schedule is not null).Select(one => (one.Watched, one.Schedule!)).Distinct()];
    }

    /// <summary>All repositories that are watched.</summary>
    public IEnumerable<RepoName> Watched => _targets.Select(one => one.Key);

    /// <summary>The repositories that have times of their own.</summary>
    public IReadOnlyList<(RepoName Watched, string Schedule)> Schedules { get; }

    /// <param name="ledger">Where the runs have noted what the targets' own configs watch.</param>
    public static Watchers Of(ServedConfig config, Ledger ledger)
    {
        var started = OwnWatch.Of(config.Started?.Watch ?? []);
        return new Watchers(
        [
            .. from target in config.Targets
               let name = ServedConfig.NameOf(target)
               from watch in ledger.DoneIn(target).OwnWatch ?? started
               where RepoName.TryParse(watch.Repo, out _)
               select (name, RepoName.Parse(watch.Repo), watch.Schedule),
        ]);
    }

    /// <summary>What a look at a repository comes to: a look at each target that watches it, for it alone.</summary>
    public IReadOnlyList<LookKey> LooksFor(RepoName watched) =>
        [.. _targets[watched].Distinct().Select(target => new LookKey.Target(target, watched))];
}
