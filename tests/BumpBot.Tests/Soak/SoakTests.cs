using System.Diagnostics;
using System.Globalization;
using BumpBot.Model;
using BumpBot.Tests.Runs;
using Microsoft.Extensions.Time.Testing;

namespace BumpBot.Tests.Soak;

/// <summary>The service for many hours while everything fails now and then. <c>SOAK_HOURS=48</c> runs it at full size, with 500 upstreams.</summary>
[Collection(typeof(RunsAlone))]
public sealed class SoakTests(ITestOutputHelper output) : IDisposable
{
    private const int FullHours = 48;

    private static readonly int Hours = int.TryParse(Environment.GetEnvironmentVariable("SOAK_HOURS"), CultureInfo.InvariantCulture, out var asked) ? asked : 3;
    private static readonly (int Upstreams, int Targets) Size = Hours >= FullHours ? (500, 5) : (40, 2);

    private readonly string _folder = Directory.CreateTempSubdirectory("bumpbot-soak-").FullName;

    [Fact]
    public async Task It_ends_in_the_right_state_and_its_memory_stays_flat()
    {
        var (random, time) = (new Random(1), new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));
        var faults = new SoakFaults(random, time);
        var world = new SoakWorld(Size.Upstreams, Size.Targets, faults, time);
        await using var service = new SoakService(world, faults, random, time, _folder);
        await service.StartAsync();
        var (watch, memory) = (Stopwatch.StartNew(), new List<long>());

        for (var minute = 0; minute < Hours * 60; minute++)
        {
            // From the middle on it lives: what it would gather in its memory shows.
            service.Dies = minute < Hours * 60 / 2;
            await HappenAsync(world, service, faults, random);
            await service.StepAsync();
            time.Advance(TimeSpan.FromMinutes(1));
            if (minute % (Hours * 60 / 4) == 0)
                memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }
        memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        Print(world, service, faults, watch, memory);

        faults.Share = 0;
        await QuietAsync(service, time);
        // The world remembers each pull request; the service may gather nothing but what it keeps of scans: one that was just started holds as much.
        var lived = GC.GetTotalMemory(forceFullCollection: true);
        await service.RestartAsync();
        await QuietAsync(service, time);
        var anew = GC.GetTotalMemory(forceFullCollection: true);
        output.WriteLine($"megabytes after the half of the time that it lived: {Megabytes(lived)}; the same world with a service that was just started: {Megabytes(anew)}");
        Assert.All(world.Targets, target => AssertCurrent(world, target));
        world.Life.OnEffect = effect => world.Wrong.AddRange(effect == "remember" ? [] : [$"an idle run did {effect}"]);
        await QuietAsync(service, time);
        Assert.Empty(world.Wrong);
        Assert.InRange(memory[^1], 0, memory[2] + (memory[2] / 4) + 8_000_000);
        Assert.InRange(lived, 0, anew + SoakService.ScanCapacity + 1_000_000);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Each upstream releases about twice in all the time; a delivery tells of it, mostly, sometimes twice; people merge about as often.</summary>
    private static async Task HappenAsync(SoakWorld world, SoakService service, SoakFaults faults, Random random)
    {
        foreach (var name in world.Names.Where(_ => Happens()))
        {
            world.Newest[name]++;
            if (!faults.Strikes("lost delivery"))
                await service.NudgeAsync(name);
            if (faults.Strikes("repeated delivery"))
                await service.NudgeAsync(name);
        }
        foreach (var target in world.Targets)
        {
            foreach (var pull in target.Forge.Pulls.Where(pull => pull.State == ThreadIs.Open && Happens()).ToList())
                SoakWorld.Merge(target, pull);
        }

        bool Happens() => random.NextDouble() < 2.0 / (Hours * 60);
    }

    /// <summary>What is laid aside and what is in a pause comes with the schedule.</summary>
    private static async Task QuietAsync(SoakService service, FakeTimeProvider time)
    {
        for (var minute = 0; minute < 130; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await service.StepAsync();
        }
        var state = await service.StateAsync();
        Assert.Equal((0, 0), (state.Waiting, state.Taken));
    }

    /// <summary>Each upstream's newest release is in the base, or in exactly one open pull request with its one open issue.</summary>
    private static void AssertCurrent(SoakWorld world, SoakTarget target)
    {
        foreach (var name in target.Watched)
        {
            var newest = $"1.{world.Newest[name]}.0";
            var open = target.Forge.Pulls.Where(pull => pull.State == ThreadIs.Open && pull.Carries(name)).ToList();
            if (VersionIn(target.Repository.Base, name) == newest)
            {
                Assert.Empty(open);
                continue;
            }
            var pull = Assert.Single(open);
            Assert.Equal((newest, newest), (pull.Tag, VersionIn(target.Repository.Branches[pull.Branch!].Files, name)));
            Assert.Single(target.Forge.Issues, issue => issue.State == ThreadIs.Open && issue.Carries(name));
        }
    }

    private static string VersionIn(MemoryFiles files, string name) =>
        files.Lines["Makefile"].Single(line => line.StartsWith($"{name.ToUpperInvariant()}_VERSION", StringComparison.Ordinal)).Split(' ')[^1];

    private void Print(SoakWorld world, SoakService service, SoakFaults faults, Stopwatch watch, List<long> memory)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Hours} hours, {Size.Upstreams} upstreams, {Size.Targets} targets in {watch.Elapsed.TotalSeconds:F0} s: {service.Runs} runs, {service.Deaths} deaths"));
        output.WriteLine($"{world.Newest.Values.Sum()} releases, {world.Targets.Sum(target => target.Forge.Pulls.Count())} pull requests");
        output.WriteLine($"faults: {string.Join(", ", faults.Struck.Select(kind => $"{kind.Key} {kind.Value}"))}");
        output.WriteLine($"megabytes at each quarter: {string.Join(", ", memory.Select(Megabytes))}");
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture);
}
