using BumpBot.GitHub.Hooks;
using BumpBot.Model;
using Microsoft.Extensions.Time.Testing;
using Sandbox;
using Sandbox.Webhooks;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub.Hooks;

public sealed class RepositoryHooksTests : SandboxFixture
{
    private const string Path = "/integrations/github/webhook";
    private static readonly RepoName App = RepoName.Parse("acme/app");

    /// <summary>Where nobody listens.</summary>
    private static readonly Uri Here = new($"http://127.0.0.1:1{Path}");

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly Lines _lines = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivery_that_nobody_took_is_found_once()
    {
        using var hook = Hooked("acme/app");
        var hooks = Hooks();
        await hook.PushAsync("main");
        await hook.DeliverAsync("release", []);
        Assert.Equal(
            [new MissedDelivery.OfRepository(App, "release"), new MissedDelivery.OfRepository(App, "push")],
            await hooks.MissedAsync([App], Cancellation));
        Assert.Empty(await hooks.MissedAsync([App], Cancellation));
        await hook.PushAsync("main");
        Assert.Equal([new MissedDelivery.OfRepository(App, "push")], await hooks.MissedAsync([App], Cancellation));
    }

    [Fact]
    public async Task What_was_sent_long_before_the_start_does_not_count()
    {
        using var hook = Hooked("acme/app");
        await hook.PushAsync("main");
        Assert.Empty(await Hooks(since: _time.GetUtcNow().AddHours(1)).MissedAsync([App], Cancellation));
    }

    [Fact]
    public async Task Where_hooks_may_not_be_seen_it_is_said_once_and_nothing_more_is_asked()
    {
        GitHub.AddRepository("acme/app").Grant(Bot, Access.Write);
        var hooks = Hooks();
        Assert.Empty(await hooks.MissedAsync([App], Cancellation));
        Assert.Empty(await hooks.MissedAsync([App], Cancellation));
        Assert.Single(GitHub.Requests);
        Assert.Contains("may not see the webhooks of acme/app (404)", Assert.Single(_lines.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hooks_that_lead_elsewhere_or_rest_are_left_alone_and_a_new_one_is_found_a_day_later()
    {
        using var other = Hooked("acme/app", new Uri("http://127.0.0.1:1/elsewhere"));
        using var resting = Hooked("acme/app");
        resting.IsActive = false;
        await resting.PushAsync("main");
        var hooks = Hooks();
        Assert.Empty(await hooks.MissedAsync([App], Cancellation));
        using var added = Hooked("acme/app");
        await added.PushAsync("main");
        Assert.Empty(await hooks.MissedAsync([App], Cancellation));
        Assert.Equal(1, GitHub.Count("GET /repos/{owner}/{repo}/hooks"));
        Assert.Equal(0, GitHub.Count("GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries"));
        _time.Advance(TimeSpan.FromDays(1));
        await added.PushAsync("main");
        Assert.Equal(1, GitHub.Count("GET /repos/{owner}/{repo}/hooks"));
        await hooks.MissedAsync([App], Cancellation);
        Assert.Equal((2, 1), (GitHub.Count("GET /repos/{owner}/{repo}/hooks"), GitHub.Count("GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries")));
    }

    [Fact]
    public async Task More_than_are_read_are_any()
    {
        using var hook = Hooked("acme/app");
        for (var number = 0; number <= 300; number++)
            await hook.DeliverAsync("push", []);
        Assert.Equal([new MissedDelivery.Uncounted(App)], await Hooks().MissedAsync([App], Cancellation));
        Assert.Equal(3, GitHub.Count("GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries"));
    }

    [Fact]
    public async Task A_round_is_bounded_and_the_next_goes_on_behind_it()
    {
        List<RepoName> all = [.. Enumerable.Range(0, RepositoryHooks.RequestsOfARound + 10).Select(number => RepoName.Parse($"acme/app-{number}"))];
        foreach (var repo in all)
            GitHub.AddRepository(repo.ToString()).Grant(Bot, Access.Admin);
        var hooks = Hooks();
        await hooks.MissedAsync(all, Cancellation);
        Assert.Equal(RepositoryHooks.RequestsOfARound, GitHub.Requests.Count);
        await hooks.MissedAsync(all, Cancellation);
        Assert.Equal(all.Count, GitHub.Requests.Count);
    }

    [Fact]
    public async Task A_fault_loses_nothing()
    {
        using var hook = Hooked("acme/app");
        await hook.PushAsync("main");
        var hooks = Hooks();
        GitHub.Faults.Next("GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries", HttpFault.Page(200, "no JSON"));
        Assert.Empty(await hooks.MissedAsync([App], Cancellation));
        Assert.Contains("could not be looked into", Assert.Single(_lines.All), StringComparison.Ordinal);
        Assert.Single(await hooks.MissedAsync([App], Cancellation));
    }

    [Fact]
    public async Task Of_a_hook_that_is_gone_nothing_is_asked_any_more()
    {
        using var hook = Hooked("acme/app");
        var hooks = Hooks();
        await hooks.MissedAsync([App], Cancellation);
        GitHub.Faults.Next("GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries", HttpFault.Status(404));
        Assert.Empty(await hooks.MissedAsync([App], Cancellation));
        hook.IsActive = false;
        GitHub.ResetRequests();
        await hooks.MissedAsync([App], Cancellation);
        await hooks.MissedAsync([App], Cancellation);
        Assert.Equal("/repos/acme/app/hooks", Assert.Single(GitHub.Requests).Path);
    }

    private SandboxHook Hooked(string repository, Uri? url = null)
    {
        if (!GitHub.Has(repository))
            GitHub.AddRepository(repository).Grant(Bot, Access.Admin);
        return GitHub.AddHook(repository, url ?? Here, "secret");
    }

    private RepositoryHooks Hooks(DateTimeOffset? since = null) => new(
        Http(BotToken), Path, since ?? _time.GetUtcNow().AddMinutes(-5), _time, new LoggerConfiguration().WriteTo.Sink(_lines).CreateLogger());

    private sealed class Lines : ILogEventSink
    {
        public List<string> All { get; } = [];

        public void Emit(LogEvent logEvent) => All.Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture).Replace("\"", "", StringComparison.Ordinal));
    }
}
