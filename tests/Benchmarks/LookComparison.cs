using System.Diagnostics;
using System.Net.Http.Headers;
using BumpBot.GitHub;
using BumpBot.Model;
using BumpBot.Watching;
using Serilog.Core;
using Updaters.References;

namespace Benchmarks;

/// <summary>
/// An idle look at many upstreams, beside a bare loop of <see cref="HttpClient"/> that sends the same conditional requests to the same server
/// at the same concurrency; and what a look holds in memory.
/// </summary>
internal sealed class LookComparison : IDisposable
{
    private const int Few = 1_000;
    private const int Many = 10_000;
    private const int AtOnce = 16;
    private const int Rounds = 11;
    private const int WarmUp = 100;

    private readonly LookServer _server = LookServer.Start(Many);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bumpbot-looks-");
    private readonly LookCache _cache;
    private readonly CostMeter _meter = new();
    private readonly GitHubHttp _http;
    private readonly GitHubFeed _feed;
    private readonly HttpClient _bare = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private LookComparison()
    {
        _cache = new LookCache(_folder.FullName);
        _http = new GitHubHttp(new GitHubConnection(_server.Api, _server.Server, _server.Token, onActions: false), ApiSettings.Default, TimeProvider.System, Logger.None, meter: _meter);
        _feed = new GitHubFeed(_http, TimeProvider.System, Logger.None);
        _bare.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _server.Token);
        _bare.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("bare", "1"));
        _bare.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        _bare.DefaultRequestHeaders.Add("X-GitHub-Api-Version", "2022-11-28");
    }

    public static async Task RunAsync(TextWriter output)
    {
        using var comparison = new LookComparison();
        await comparison.CompareAsync(output);
        await comparison.WeighAsync(output);
    }

    public void Dispose()
    {
        _bare.Dispose();
        _http.Dispose();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task CompareAsync(TextWriter output)
    {
        await PrepareAsync(0, Few);
        var entries = Entries(Few);
        List<(Uri Address, string ETag)> questions = [.. entries.Select(Question)];
        output.WriteLine($"idle look at {Few} upstreams, {AtOnce} at once; medians of {Rounds}");
        // The first round of all reads what no other has to read again; a hundred thousand requests compile the code as a service of some hours has it.
        await RoundsAsync(questions, entries, 1);
        Print(output, "just started", await RoundsAsync(questions, entries, Rounds));
        await RoundsAsync(questions, entries, WarmUp);
        Print(output, "warmed up", await RoundsAsync(questions, entries, Rounds));
    }

    /// <summary>All in turn, so that what else the machine does falls on each.</summary>
    private async Task<RoundTimes> RoundsAsync(IReadOnlyList<(Uri Address, string ETag)> questions, IReadOnlyList<WatchEntry> entries, int rounds)
    {
        List<Time> looks = [], loops = [], reads = [];
        for (var round = 0; round < rounds; round++)
        {
            loops.Add(await TimeAsync(() => LoopAsync(questions)));
            looks.Add(await TimeAsync(() => LookAsync(entries)));
            reads.Add(await TimeAsync(() => Task.FromResult(entries.Count(entry => _cache.Read(entry.Source, Follow.Releases) is null))));
        }
        return new RoundTimes(Middle(looks), Middle(loops), Middle(reads));
    }

    private static void Print(TextWriter output, string state, RoundTimes times)
    {
        output.WriteLine($"{state,-18} {"by the clock",14} {"processor",14}");
        output.WriteLine($"look               {times.Look.Clock.TotalMilliseconds,11:N1} ms {times.Look.Processor.TotalMilliseconds,11:N1} ms");
        output.WriteLine($"bare HttpClient    {times.Bare.Clock.TotalMilliseconds,11:N1} ms {times.Bare.Processor.TotalMilliseconds,11:N1} ms");
        output.WriteLine($"reading the cache  {times.Reading.Clock.TotalMilliseconds,11:N1} ms {times.Reading.Processor.TotalMilliseconds,11:N1} ms");
        output.WriteLine($"look / bare        {times.Look.Clock / times.Bare.Clock,14:N2} {times.Look.Processor / times.Bare.Processor,14:N2}");
    }

    private async Task WeighAsync(TextWriter output)
    {
        await PrepareAsync(Few, Many);
        var few = await HeldAsync(Few);
        var before = _meter.Read();
        var clock = Stopwatch.StartNew();
        var many = await HeldAsync(Many);
        var cost = _meter.Read().Since(before).Hosts.Single();
        output.WriteLine($"idle look at {Many} upstreams: {cost.NotModified} not modified, {cost.Answered} answered, {cost.Points} points, {clock.Elapsed.TotalSeconds:N1} s");
        output.WriteLine($"held after a look: {few / 1e6:N1} MB for {Few}, {many / 1e6:N1} MB for {Many}: {(many - few) / (double)(Many - Few):N0} bytes an upstream");
    }

    /// <summary>What stays in memory while the observations of a look are held.</summary>
    private async Task<long> HeldAsync(int upstreams)
    {
        var entries = Entries(upstreams);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var seen = await LookAsync(entries);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(seen);
        GC.KeepAlive(entries);
        return held;
    }

    /// <summary>Looks one by one, so that the cache holds validators.</summary>
    private Task PrepareAsync(int from, int to) => Parallel.ForEachAsync(
        Enumerable.Range(from, to - from),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (number, cancellation) =>
        {
            var source = new UpstreamSource(RepoName.Parse(LookServer.Name(number)), null);
            _cache.Write(source, Follow.Releases, await _feed.LookAsync(new LookRequest(source, Follow.Releases, null), cancellation));
        });

    private async Task<Observations> LookAsync(IReadOnlyList<WatchEntry> entries)
    {
        var seen = await new Observer([_feed], _cache, AtOnce, Logger.None, _meter).ObserveAsync(entries, CancellationToken.None);
        return seen.ByEntry.Values.All(observation => observation is Observation.Seen) ? seen : throw new InvalidOperationException("a look failed");
    }

    private Task LoopAsync(IReadOnlyList<(Uri Address, string ETag)> questions) => Parallel.ForEachAsync(
        questions,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (question, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, question.Address);
            request.Headers.TryAddWithoutValidation("If-None-Match", question.ETag);
            using var response = await _bare.SendAsync(request, cancellation);
            if ((int)response.StatusCode != 304)
                throw new InvalidOperationException($"{question.Address} answered {response.StatusCode}");
        });

    private (Uri Address, string ETag) Question(WatchEntry entry) => (
        new Uri(_server.Api, $"repos/{entry.Source.Repo}/releases?per_page=100"), _cache.Read(entry.Source, Follow.Releases)!.Validators["releases"]);

    private static List<WatchEntry> Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new WatchEntry(Upstream.WithDefaultNames(UpstreamId.Parse(LookServer.Name(i))), Follow.Releases, null, null, [], false, []))];

    private static async Task<Time> TimeAsync(Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await work();
        return new Time(clock.Elapsed, Environment.CpuUsage.TotalTime - processor);
    }

    private static Time Middle(List<Time> rounds) => new(
        rounds.Select(time => time.Clock).Order().ElementAt(rounds.Count / 2), rounds.Select(time => time.Processor).Order().ElementAt(rounds.Count / 2));

    private readonly record struct Time(TimeSpan Clock, TimeSpan Processor);

    private sealed record RoundTimes(Time Look, Time Bare, Time Reading);
}
