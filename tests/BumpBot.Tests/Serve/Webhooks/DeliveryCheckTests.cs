using System.Text;
using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Metrics;
using BumpBot.Serve.Webhooks;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Updaters.References;

namespace BumpBot.Tests.Serve.Webhooks;

public sealed class DeliveryCheckTests
{
    private static readonly RepoName App = RepoName.Parse("acme/app");
    private static readonly RepoName Tool = RepoName.Parse("acme/tool");

    private readonly FakeTimeProvider _time = new();
    private readonly RecordingQueue _queue = new();
    private readonly MetricValues _metrics = new();
    private readonly List<IReadOnlyList<RepoName>> _asked = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<MissedDelivery, LookKey[]> Deliveries => new()
    {
        { new MissedDelivery.OfRepository(Tool, "release"), [new LookKey.Upstream(Tool)] },
        { new MissedDelivery.OfRepository(App, "push"), [new LookKey.Upstream(App), new LookKey.Target(App)] },
        { new MissedDelivery.OfRepository(App, "check_suite"), [new LookKey.Target(App)] },
        { new MissedDelivery.OfRepository(App, "ping"), [] },
        { new MissedDelivery.OfRepository(App, "workflow_run"), [] },
        { new MissedDelivery.OfApp("release", Encoding.UTF8.GetBytes("""{"action":"published","repository":{"full_name":"acme/tool"}}""")), [new LookKey.Upstream(Tool)] },
        { new MissedDelivery.OfApp("release", "{"u8.ToArray()), [] },
        { new MissedDelivery.Uncounted(App), [new LookKey.Upstream(App), new LookKey.Target(App)] },
        { new MissedDelivery.Uncounted(null), [new LookKey.Target(App)] },
    };

    [Theory]
    [MemberData(nameof(Deliveries))]
    public void A_missed_delivery_asks_for_the_looks_that_it_would_have_led_to(MissedDelivery missed, LookKey[] looks) =>
        Assert.Equal(looks, Hooked.KeysOf(missed, [App]));

    [Fact]
    public async Task It_asks_for_targets_and_for_what_they_watch_of_their_owners_and_puts_looks_into_the_queue()
    {
        using var parts = Parts(Served.Config(Served.Host, Served.Watching(("acme/tool", null), ("tools/hammer", null)), "acme/app"), new MissedDelivery.OfRepository(Tool, "release"), new MissedDelivery.OfRepository(Tool, "create"));
        await Check(parts).CheckAsync(Cancellation);
        Assert.Equal([App, Tool], Assert.Single(_asked));
        Assert.Equal([new LookKey.Upstream(Tool)], Assert.Single(_queue.Added));
    }

    [Fact]
    public async Task Where_no_webhook_is_taken_nothing_is_asked()
    {
        using var parts = Parts(Served.Config("acme/app") with { WebhookSecrets = [] });
        await Check(parts).CheckAsync(Cancellation);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task It_goes_on_after_whatever_happens()
    {
        using var parts = new CurrentParts(Served.Parts(Served.Config("acme/app")) with { MissedDeliveries = (_, _) => throw FaultException.Retry("502") });
        await Check(parts).CheckAsync(Cancellation);
        using var broken = new CurrentParts(Served.Parts(Served.Config("acme/app")) with { MissedDeliveries = (_, _) => throw new InvalidOperationException("a mistake") });
        await Check(broken).CheckAsync(Cancellation);
        Assert.Empty(_queue.Added);
    }

    private CurrentParts Parts(ServedConfig config, params MissedDelivery[] missed) => new(Served.Parts(config) with
    {
        MissedDeliveries = (repositories, _) =>
        {
            _asked.Add(repositories);
            return Task.FromResult<IReadOnlyList<MissedDelivery>>(missed);
        },
    });

    private DeliveryCheck Check(CurrentParts parts) => new(parts, new WatcherMemory(parts, _time), _queue, _metrics, _time, Logger.None);
}
