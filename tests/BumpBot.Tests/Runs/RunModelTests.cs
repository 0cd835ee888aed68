using BumpBot.Model;
using CsCheck;
using Updaters.Text;
using Xunit;

namespace BumpBot.Tests.Runs;

/// <summary>Whatever people, upstreams and accidents do between the runs, the invariants of pull requests and issues hold.</summary>
public sealed class RunModelTests : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    public enum Event
    {
        Release,
        PersonClosesPull,
        PersonClosesIssue,
        PersonCommits,
        PersonMerges,
        PersonUpdatesBranch,
        PersonTakesBack,
        PersonBumpsByHand,
        BaseMovesElsewhere,
        LedgerIsLost,
        LookFails,
        RunIsKilled,
        OnlyOneIsAsked,
        PersonReopensPull,
        GroupsChange,
        LabelsAndTitlesChange,
        RebaseChanges,
        LimitsChange,
        TimePasses,
    }

    private static readonly Grouping[] Groupings =
    [
        Grouping.None, Grouping.All, new Grouping.Named([new UpstreamGroup("two", [new PathGlob("acme/alpha"), new PathGlob("acme/beta")])]),
    ];

    private static readonly Gen<(Event Event, int Which, int Number)[]> Stories =
        Gen.Select(Gen.Enum<Event>(), Gen.Int[0, MemoryWorld.Names.Length - 1], Gen.Int[0, 12]).Array[1, 14];

    /// <summary>How many stories are played; <c>LIFECYCLE_SEQUENCES=2000</c> asks for a long run.</summary>
    private static readonly int Sequences = int.TryParse(Environment.GetEnvironmentVariable("LIFECYCLE_SEQUENCES"), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 300;

    /// <summary>Stories that once went wrong.</summary>
    private static readonly (Event Event, int Which, int Number)[][] Kept =
    [
        [(Event.GroupsChange, 0, 11), (Event.RunIsKilled, 1, 9), (Event.LookFails, 0, 0), (Event.PersonBumpsByHand, 1, 0)],
        [(Event.RebaseChanges, 2, 2), (Event.LimitsChange, 2, 9), (Event.LookFails, 1, 4), (Event.OnlyOneIsAsked, 0, 1), (Event.GroupsChange, 0, 11), (Event.RebaseChanges, 1, 4), (Event.PersonBumpsByHand, 1, 7)],
    ];

    [Fact]
    public async Task What_once_went_wrong_goes_well()
    {
        foreach (var story in Kept)
            await PlayAsync(story);
    }

    [Fact]
    public void Nothing_is_made_twice_or_taken_from_a_person_or_moved_down() =>
        Stories.Sample(story => PlayAsync(story).GetAwaiter().GetResult(), iter: Sequences, threads: 2);

    private async Task PlayAsync((Event Event, int Which, int Number)[] story)
    {
        var world = new MemoryWorld(Path.Combine(_cache, Guid.NewGuid().ToString("N")));
        await RunAsync(world);
        foreach (var (what, which, number) in story)
        {
            var name = MemoryWorld.Names[which];
            world.Failing.Clear();
            Happen(world, what, name, number);
            if (what == Event.RunIsKilled)
                await RunAsync(world, effects: number);
            if (what == Event.OnlyOneIsAsked)
                await RunAsync(world, only: Updaters.References.UpstreamId.Parse($"acme/{name}"));
            await RunAsync(world);
            await RunAsync(world);
            Assert.Equal(["remember", "remember"], world.Life.Effects);
        }
    }

    private static void Happen(MemoryWorld world, Event what, string name, int number)
    {
        var pull = world.Forge.Pulls.LastOrDefault(thread => thread.State == ThreadIs.Open && thread.Carries(name));
        switch (what)
        {
            case Event.Release:
            case Event.RunIsKilled:
            case Event.OnlyOneIsAsked:
                world.Newest[name]++;
                break;
            case Event.PersonTakesBack:
                world.Write(name, 0);
                break;
            case Event.PersonBumpsByHand:
                world.Write(name, world.Newest[name]);
                break;
            case Event.BaseMovesElsewhere:
                world.Repository.Base = world.Repository.Base.With("Makefile", 1, $"# {number}").With("requirements.txt", MemoryWorld.Names.Length, $"# {number}");
                break;
            case Event.LedgerIsLost:
                world.Ledger.Ledger = Ledger.Empty;
                break;
            case Event.LookFails:
                world.Newest[name]++;
                world.Failing.Add(name);
                break;
            case Event.PersonClosesIssue when world.Forge.Issues.FirstOrDefault(thread => thread.State == ThreadIs.Open && thread.Carries(name)) is { } issue:
                world.Forge.Change(issue.Number, thread => thread with { State = ThreadIs.Closed });
                break;
            case Event.PersonClosesPull when pull is not null:
                world.Forge.Change(pull.Number, thread => thread with { State = ThreadIs.Closed });
                break;
            case Event.PersonCommits when pull is not null:
                world.Repository.Commit(pull.Branch!, Author.Person, files => files.With("Makefile", 1, $"# person {number}"));
                break;
            case Event.PersonUpdatesBranch when pull is not null:
                world.Repository.Update(pull.Branch!);
                break;
            // Two open ones for one upstream are a person's doing then, and no model of the bot's.
            case Event.PersonReopensPull when world.Forge.Pulls.LastOrDefault(thread => thread.State == ThreadIs.Closed && thread.Carries(name)) is { } closed
                && !world.Forge.Pulls.Any(thread => thread.State == ThreadIs.Open && (thread.Branch == closed.Branch || thread.Mark.Members.Any(member => closed.Mark.Members.Any(other => other.Upstream == member.Upstream))))
                && world.Repository.Branches.ContainsKey(closed.Branch!):
                world.Forge.Change(closed.Number, thread => thread with { State = ThreadIs.Open });
                break;
            case Event.GroupsChange:
                world.Pulls = world.Pulls with { Group = Groupings[number % Groupings.Length] };
                break;
            case Event.LabelsAndTitlesChange:
                world.Pulls = world.Pulls with { Labels = [$"label {number}"], Title = number % 2 == 0 ? null : new TextTemplate($"build {number}: {{what}}") };
                break;
            case Event.RebaseChanges:
                world.Pulls = world.Pulls with { Rebase = (RebasePolicy)(number % 3) };
                break;
            case Event.LimitsChange:
                world.Pulls = world.Pulls with { Limit = number % 4, PerHour = number % 3 };
                break;
            case Event.TimePasses:
                world.Time.Advance(TimeSpan.FromHours(number));
                break;
            case Event.PersonMerges when pull is not null && world.Repository.TryMerge(pull.Branch!):
                world.Forge.Change(pull.Number, thread => thread with { State = ThreadIs.Merged });
                break;
        }
    }

    private static async Task RunAsync(MemoryWorld world, int effects = int.MaxValue, params Updaters.References.UpstreamId[] only)
    {
        var (threads, branches) = (world.Forge.Threads.ToList(), world.Repository.Branches.ToDictionary());
        await world.RunAsync(effects, default, only);
        foreach (var before in threads)
        {
            var now = world.Forge.Threads.Single(thread => thread.Number == before.Number);
            if (before.State != ThreadIs.Open || (before.Mark.Members.Count == 1 && world.Failing.Any(before.Carries)))
                Assert.Equal(before, now);
        }
        foreach (var (name, head) in branches.Where(branch => branch.Value.Author == Author.Person || world.Failing.Any(failing => branch.Key == $"bumpbot/acme--{failing}")))
            Assert.Same(head, world.Repository.Branches[name]);
        foreach (var kind in new[] { world.Forge.Pulls, world.Forge.Issues })
            Assert.Distinct(kind.Where(thread => thread.State == ThreadIs.Open).SelectMany(thread => thread.Mark.Members).Select(member => member.Upstream));
        foreach (var pull in world.Forge.Pulls.Where(pull => threads.All(before => before.Number != pull.Number)))
        {
            Assert.DoesNotContain(threads, before => before.Branch is not null && (before.IsClosedByPerson || before.State == ThreadIs.Merged)
                && before.Mark.Members.Any(old => pull.Mark.Members.Any(now => now.Upstream == old.Upstream && MemoryWorld.MinorIn(old.Tag) >= MemoryWorld.MinorIn(now.Tag))));
        }
    }
}
