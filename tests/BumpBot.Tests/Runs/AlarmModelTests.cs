using BumpBot.Model;
using CsCheck;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Runs;

/// <summary>Whatever upstreams do to their tags, releases and repositories between the runs: nothing that is alarmed is bumped to, and people are told once.</summary>
public sealed class AlarmModelTests : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    public enum Event
    {
        Release,
        TagMoves,
        TagMovesBack,
        ReleaseIsWithdrawn,
        ReleaseIsRestored,
        RepositoryIsReplaced,
        RepositoryIsBack,
        PersonClosesAlarm,
        PersonClosesPull,
        PersonMerges,
        BaseMovesElsewhere,
        LookFails,
        LedgerIsLost,
    }

    private static readonly Gen<(Event Event, int Which, int Below, bool IsSoon)[]> Stories =
        Gen.Select(Gen.Enum<Event>(), Gen.Int[0, MemoryWorld.Names.Length - 1], Gen.Int[0, 1], Gen.Bool).Array[1, 14];

    [Fact]
    public void Nothing_alarmed_is_bumped_to_and_each_alarm_is_told_once_until_it_is_over() =>
        Stories.Sample(story => PlayAsync(story).GetAwaiter().GetResult(), iter: 100, threads: 1);

    private async Task PlayAsync((Event Event, int Which, int Below, bool IsSoon)[] story)
    {
        var told = new HashSet<(string, Alarm)>();
        var world = new MemoryWorld(_cache);
        await RunAsync(world, told, isSoon: false);
        foreach (var (what, which, below, isSoon) in story)
        {
            var name = MemoryWorld.Names[which];
            world.Failing.Clear();
            Happen(world, what, name, Math.Max(0, world.Newest[name] - below), told);
            world.Time.Advance(isSoon ? TimeSpan.FromHours(1) : TimeSpan.FromHours(25));
            await RunAsync(world, told, isSoon);
            await RunAsync(world, told, isSoon: true);
            Assert.Equal(["remember", "remember"], world.Life.Effects);
        }
    }

    private static void Happen(MemoryWorld world, Event what, string name, int minor, HashSet<(string, Alarm)> told)
    {
        var pull = world.Forge.Pulls.LastOrDefault(thread => thread.State == ThreadIs.Open && thread.Upstream == $"acme/{name}");
        switch (what)
        {
            case Event.Release:
                world.Newest[name]++;
                break;
            case Event.TagMoves:
                world.Moves[(name, minor)] = world.Moves.GetValueOrDefault((name, minor)) + 1;
                break;
            case Event.TagMovesBack:
                world.Moves.Remove((name, minor));
                break;
            case Event.ReleaseIsWithdrawn when minor > 0:
                world.Withdrawn.Add((name, minor));
                break;
            case Event.ReleaseIsRestored:
                world.Withdrawn.Remove((name, minor));
                break;
            case Event.RepositoryIsReplaced:
                world.Replaced[name] = world.Replaced.GetValueOrDefault(name) + 1;
                break;
            case Event.RepositoryIsBack:
                world.Replaced.Remove(name);
                break;
            case Event.PersonClosesAlarm when OpenAlarm(world, name) is { } issue:
                world.Forge.Change(issue.Number, thread => thread with { State = ThreadIs.Closed });
                break;
            case Event.PersonClosesPull when pull is not null:
                world.Forge.Change(pull.Number, thread => thread with { State = ThreadIs.Closed });
                break;
            case Event.PersonMerges when pull is not null && world.Repository.TryMerge(pull.Branch!):
                world.Forge.Change(pull.Number, thread => thread with { State = ThreadIs.Merged });
                break;
            case Event.BaseMovesElsewhere:
                world.Repository.Base = world.Repository.Base.With("Makefile", 1, $"# {minor}").With("requirements.txt", MemoryWorld.Names.Length, $"# {minor}");
                break;
            case Event.LookFails:
                world.Failing.Add(name);
                break;
            case Event.LedgerIsLost:
                world.Ledger.Ledger = Ledger.Empty;
                told.Clear();
                break;
        }
    }

    private static async Task RunAsync(MemoryWorld world, HashSet<(string, Alarm)> told, bool isSoon)
    {
        var (threads, before) = (world.Forge.Threads.ToList(), world.Ledger.Ledger);
        world.Life.OnEffect = effect => AssertTrusted(world, before, threads, effect, isSoon);
        var report = (await world.RunAsync())!;
        world.Life.OnEffect = _ => { };
        foreach (var news in report.News.OfType<News.Raised>())
        {
            Assert.True(told.Add((news.Upstream.ToString(), news.Alarm)), $"{news.Alarm} was told twice");
            Assert.DoesNotContain(news.Upstream.Repo.Name, world.Failing);
        }
        told.RemoveWhere(one => !world.Ledger.Ledger.Seen[one.Item1].Alarms.Any(alarm => alarm.Alarm == one.Item2));
        foreach (var name in MemoryWorld.Names)
            AssertIssues(world, name, threads);
    }

    /// <summary>At each push: the release is there, its repository and its tag are what the ledger knew, or a person has accepted what they are.</summary>
    private static void AssertTrusted(MemoryWorld world, Ledger before, List<MemoryThread> threads, string effect, bool isSoon)
    {
        if (!effect.StartsWith("open pull ", StringComparison.Ordinal) && !effect.StartsWith("refresh pull ", StringComparison.Ordinal))
            return;
        var branch = effect.StartsWith("open", StringComparison.Ordinal) ? effect["open pull ".Length..] : threads.Single(thread => $"refresh pull #{thread.Number}" == effect).Branch!;
        var name = branch["bumpbot/acme--".Length..];
        var minor = MemoryWorld.MinorIn(world.Repository.Branches[branch].Files.Lines["Makefile"][2 * Array.IndexOf(MemoryWorld.Names, name)]);
        Assert.DoesNotContain((name, minor), world.Withdrawn);
        if (!before.Seen.TryGetValue($"acme/{name}", out var seen))
            return;
        var id = 1 + world.Replaced.GetValueOrDefault(name);
        if (seen.RepositoryId != id)
            Assert.Contains(new Alarm.RepositoryReplaced(seen.RepositoryId!.Value, id), Accepted(world, name));
        // What is open already is only compared once a day.
        else if (seen.Tags.TryGetValue($"1.{minor}.0", out var was) && was != world.CommitOf(name, minor) && !(isSoon && effect.StartsWith("refresh", StringComparison.Ordinal)))
            Assert.Contains(new Alarm.TagMoved($"1.{minor}.0", was, world.CommitOf(name, minor)), Accepted(world, name));
    }

    private static void AssertIssues(MemoryWorld world, string name, List<MemoryThread> before)
    {
        var open = Alarms(world, name).Where(thread => thread.State == ThreadIs.Open).ToList();
        Assert.True(open.Count <= 1, "two issues about one upstream's alarms");
        Assert.DoesNotContain(open.SelectMany(thread => thread.Mark.Alarms), Accepted(world, name).Contains);
        if (world.Failing.Contains(name))
        {
            Assert.Equal(before.Where(thread => thread.Upstream == $"acme/{name}"), world.Forge.Threads.Where(thread => thread.Upstream == $"acme/{name}"));
            return;
        }
        Assert.DoesNotContain(world.Forge.Pulls, pull => pull.State == ThreadIs.Open && pull.Upstream == $"acme/{name}"
            && world.Withdrawn.Contains((name, MemoryWorld.MinorIn(pull.Tag))) && StandsWithdrawn(world, name, pull.Tag));
    }

    private static bool StandsWithdrawn(MemoryWorld world, string name, string tag) =>
        world.Ledger.Ledger.Seen[$"acme/{name}"].Alarms.Any(alarm => alarm.Stands && alarm.Alarm == new Alarm.ReleaseWithdrawn(tag, Withdrawal.Deleted));

    private static IEnumerable<MemoryThread> Alarms(MemoryWorld world, string name) =>
        world.Forge.Issues.Where(thread => thread.Mark.Kind == MarkKind.Alarm && thread.Upstream == $"acme/{name}");

    private static MemoryThread? OpenAlarm(MemoryWorld world, string name) => Alarms(world, name).FirstOrDefault(thread => thread.State == ThreadIs.Open);

    private static HashSet<Alarm> Accepted(MemoryWorld world, string name) =>
        [.. Alarms(world, name).Where(thread => thread.IsClosedByPerson).SelectMany(thread => thread.Mark.Alarms)];
}
