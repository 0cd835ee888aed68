using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Updaters.Tests.Fixtures;

namespace Fuzz;

/// <summary>Runs all updaters over very many texts on all cores, and reports what breaks.</summary>
internal sealed class FuzzRun(FuzzOptions options, TextWriter output)
{
    /// <summary>A text of at most a quarter of a megabyte is a matter of milliseconds.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    /// <summary>Nothing that still runs can be stopped, so the process ends. Other work on the machine may take its part of the time.</summary>
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(60);

    private readonly List<FuzzSeed> _seeds = [.. FixtureFolders.Ids.Where(id => options.Only is null || id.StartsWith(options.Only + "/", StringComparison.Ordinal)).Select(FixtureCase.Load).Select(FuzzSeed.Of)];
    private readonly ConcurrentDictionary<int, (int Index, long Since)> _running = [];
    private readonly UpdaterTimes _times = new();
    private readonly ConcurrentDictionary<(string Updater, string Kind), int> _failures = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _next;
    private long _done;
    private long _characters;
    private long _references;

    /// <returns>Whether nothing broke.</returns>
    public bool Run()
    {
        output.WriteLine($"seed {options.Seed}: {options.Count:N0} texts from {_seeds.Count} fixtures, {_seeds.SelectMany(seed => seed.Updaters).DistinctBy(updater => updater.Name).Count()} updaters, {Environment.ProcessorCount} cores");
        List<Thread> workers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(number => new Thread(() => Work(number)))];
        workers.ForEach(worker => worker.Start());
        var told = _watch.Elapsed;
        foreach (var worker in workers)
        {
            while (!worker.Join(TimeSpan.FromSeconds(1)))
            {
                EndIfHung();
                if (_watch.Elapsed - told < TimeSpan.FromSeconds(15))
                    continue;
                told = _watch.Elapsed;
                output.WriteLine(Progress());
            }
        }
        output.WriteLine(Progress());
        _times.Print(output);
        foreach (var (what, count) in _failures.OrderBy(failure => failure.Key))
            output.WriteLine($"  {what.Updater}: {what.Kind} ({count} texts)");
        output.WriteLine(_failures.IsEmpty ? "nothing broke" : $"{_failures.Values.Sum():N0} texts broke a promise; one of each kind, shrunk, is in {Path.GetFullPath(options.Failures)}");
        return _failures.IsEmpty;
    }

    private string Progress() =>
        $"{_watch.Elapsed:hh\\:mm\\:ss}  {_done:N0} texts, {_characters / 1e6:N0} MB, {_references:N0} references found, {_done / _watch.Elapsed.TotalSeconds:N0} texts a second, {_failures.Values.Sum():N0} failures";

    private void Work(int worker)
    {
        while (Interlocked.Increment(ref _next) is var index && index <= options.Count && !(options.Seconds is { } most && _watch.Elapsed.TotalSeconds > most))
            One(worker, index);
    }

    private void One(int worker, int index)
    {
        var (seed, text) = TextOf(index);
        var since = Stopwatch.GetTimestamp();
        var failure = Check(worker, index, seed, text, out var found);
        if (failure is null && Stopwatch.GetElapsedTime(since) > Slow)
            failure = WithinTime(worker, index, seed, text);
        Interlocked.Increment(ref _done);
        Interlocked.Add(ref _characters, text.Length);
        Interlocked.Add(ref _references, found);
        if (failure is not null && _failures.AddOrUpdate((failure.Updater, failure.Kind), 1, (_, count) => count + 1) == 1)
            Report(worker, index, seed, text, failure);
    }

    private Failure? Check(int worker, int index, FuzzSeed seed, string text, out int found)
    {
        _running[worker] = (index, Stopwatch.GetTimestamp());
        var failure = ContractCheck.Of(seed, text, _times, out found);
        _running.TryRemove(worker, out _);
        return failure;
    }

    /// <summary>Once more, by the processor's time: the machine may have been busy with other things.</summary>
    private Failure? WithinTime(int worker, int index, FuzzSeed seed, string text)
    {
        var before = ProcessorTime.OfThread();
        Check(worker, index, seed, text, out _);
        return ProcessorTime.OfThread() - before > Slow ? new Failure("some updater", $"took more than {Slow.TotalSeconds} s", "") : null;
    }

    private (FuzzSeed Seed, string Text) TextOf(int index) => new TextGrowth(new Random(unchecked((options.Seed * 31) + (index * 7919))), _seeds).Next();

    private void Report(int worker, int index, FuzzSeed seed, string text, Failure failure)
    {
        var shrunk = Shrinking.Of(text, smaller => Check(worker, index, seed, smaller, out _) is { } same && (same.Updater, same.Kind) == (failure.Updater, failure.Kind));
        var details = Check(worker, index, seed, shrunk, out _)?.Details ?? failure.Details;
        Write($"{failure.Updater}-{index}", shrunk, $"{failure.Updater}: {failure.Kind}\nseed {options.Seed}, text {index}, from {seed.Fixture.Id}\n{details}\n");
        output.WriteLine($"{failure.Updater}: {failure.Kind} (text {index}, from {seed.Fixture.Id}, shrunk to {shrunk.Length} characters)");
    }

    private void EndIfHung()
    {
        foreach (var (index, since) in _running.Values)
        {
            if (Stopwatch.GetElapsedTime(since) < Hung)
                continue;
            var (seed, text) = TextOf(index);
            Write($"hang-{index}", text, $"no end after {Hung.TotalSeconds} s\nseed {options.Seed}, text {index}, from {seed.Fixture.Id}\n");
            output.WriteLine(Progress());
            output.WriteLine($"text {index} (from {seed.Fixture.Id}) found no end within {Hung.TotalSeconds} s");
            Environment.Exit(1);
        }
    }

    private void Write(string name, string text, string about)
    {
        Directory.CreateDirectory(options.Failures);
        // UTF-16, since a text may have half a character.
        File.WriteAllText(Path.Combine(options.Failures, name + ".txt"), text, Encoding.Unicode);
        File.WriteAllText(Path.Combine(options.Failures, name + ".about"), about);
    }
}
