using System.Net;
using BumpBot.Queue;
using BumpBot.Serve;
using Microsoft.Extensions.Time.Testing;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace BumpBot.Tests.Serve;

/// <summary>The call after a good cycle, over the fake clock.</summary>
public sealed class HeartbeatTests : IDisposable
{
    private static readonly Uri Address = new("https://heartbeat.example.org/a-secret-path");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly RecordingQueue _queue = new();
    private readonly Answering _answers = new();
    private readonly Lines _lines = new();
    private readonly List<(DateTimeOffset Begun, CycleState State)> _ended = [];
    private readonly CurrentParts _parts = new(Served.Parts(Served.Config(Served.Host with { Heartbeat = Address }, null, "acme/app")));

    [Fact]
    public async Task It_is_called_once_when_all_of_a_cycle_is_done() => await RunAsync(async heartbeat =>
    {
        _queue.State = new QueueState(1, 0, _time.GetUtcNow(), []);
        heartbeat.Begun(_time.GetUtcNow());
        await TickAsync(heartbeat, 5);
        Assert.Equal(0, _answers.Calls);
        _queue.State = new QueueState(0, 0, null, []);
        await TickAsync(heartbeat, 5);
        Assert.Equal(1, _answers.Calls);
    });

    [Fact]
    public async Task It_is_not_called_after_a_cycle_of_which_something_was_laid_aside() => await RunAsync(async heartbeat =>
    {
        _queue.State = new QueueState(0, 0, null, [new LaidAsideLook(Served.Target("acme/app"), _time.GetUtcNow(), 10, "502")]);
        heartbeat.Begun(_time.GetUtcNow());
        await TickAsync(heartbeat, 5);
        Assert.Equal(0, _answers.Calls);
        Assert.Equal(CycleState.Failed, Assert.Single(_ended).State);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nobody_answers_well_the_log_says_so_without_the_address(bool throws) => await RunAsync(async heartbeat =>
    {
        (_answers.Status, _answers.Throws) = (HttpStatusCode.NotFound, throws);
        heartbeat.Begun(_time.GetUtcNow());
        await TickAsync(heartbeat, 5);
        Assert.Equal(1, _answers.Calls);
        Assert.DoesNotContain("secret", Assert.Single(_lines.All), StringComparison.Ordinal);
    });

    public void Dispose()
    {
        _answers.Dispose();
        _parts.Dispose();
    }

    private async Task RunAsync(Func<Heartbeat, Task> test)
    {
        using var http = new HttpClient(_answers, disposeHandler: false);
        using var log = new LoggerConfiguration().WriteTo.Sink(_lines).CreateLogger();
        await test(new Heartbeat(_parts, _queue, http, (begun, state) => _ended.Add((begun, state)), _time, log));
    }

    private async Task TickAsync(Heartbeat heartbeat, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await heartbeat.TickAsync(TestContext.Current.CancellationToken);
        }
    }

    private sealed class Answering : HttpMessageHandler
    {
        public int Calls { get; private set; }

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public bool Throws { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal((HttpMethod.Get, Address), (request.Method, request.RequestUri));
            Calls++;
            return Throws
                ? throw new HttpRequestException(HttpRequestError.NameResolutionError, $"no such host: {Address}")
                : Task.FromResult(new HttpResponseMessage(Status));
        }
    }

    private sealed class Lines : ILogEventSink
    {
        public List<string> All { get; } = [];

        public void Emit(LogEvent logEvent) => All.Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
