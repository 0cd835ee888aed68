using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Pages;
using BumpBot.Tests.Ledgers;
using Updaters.References;

namespace BumpBot.Tests.Serve.Pages;

/// <summary>A service with a past, as its pages see it: the sample ledger of reports, a queue with trouble, and one run.</summary>
internal static class PageSample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static readonly UpstreamId Hammer = UpstreamId.Parse("tools/hammer");

    /// <param name="hostile">Stands wherever text from outside can.</param>
    public static PageFacts Facts(string hostile = "v1.2.0")
    {
        var ledger = LedgerJson.Read(File.ReadAllBytes(Path.Combine(OlderLedgerTests.Folder, "..", "reports", "sample", "ledger.json")));
        return Facts(ledger with
        {
            Seen = new Dictionary<string, SeenUpstream>(ledger.Seen, StringComparer.OrdinalIgnoreCase) { ["tools/hammer"] = Seen(hostile) },
            Done = new Dictionary<string, DoneTarget>(ledger.Done, StringComparer.OrdinalIgnoreCase) { ["acme/tools"] = Done(hostile) },
            Outbox = new Dictionary<string, OutboxEntry> { [$"chat: {hostile}"] = new OutboxEntry.GivenUp("chat", Now.AddHours(-1), $"400: {hostile}") },
        }, new LastSeenState(
            new Dictionary<RepoName, SeenRun> { [RepoName.Parse("acme/tools")] = Run(hostile) },
            new Dictionary<UpstreamId, SeenLook>
            {
                [Hammer] = new(Now.AddMinutes(-5), hostile, Page(hostile), null, [new SeenSkip(hostile, $"it is no version: {hostile}")]),
                [UpstreamId.Parse("tools/saw")] = new(Now.AddMinutes(-5), null, null, $"502: {hostile}", []),
            },
            new Dictionary<string, IReadOnlyList<LimitLeft>> { ["api.github.com"] = [new LimitLeft("core", 4990, 5000, Now.AddMinutes(30))] }));
    }

    public static PageFacts Empty => Facts(Ledger.Empty, LastSeenState.Nothing, new QueueState(0, 0, null, []));

    /// <summary>So many upstreams, each with releases, and one target that watches them.</summary>
    public static PageFacts Large(int upstreams) => Facts(
        new Ledger(Enumerable.Range(0, upstreams).ToDictionary(i => $"owner{i % 100}/upstream-{i}", i => Seen($"v1.{i}.0")), new Dictionary<string, DoneTarget> { ["acme/tools"] = Done("v1.2.0") }), LastSeenState.Nothing);

    private static PageFacts Facts(Ledger ledger, LastSeenState seen, QueueState? queue = null) => new(
        Served.Config(Served.Host, Served.Watching(("tools/hammer", null), ("tools/saw", "@hourly")), "acme/app", "acme/tools"),
        ledger,
        queue ?? new QueueState(2, 1, Now.AddMinutes(-3), [new LaidAsideLook(Served.Target("acme/app"), Now.AddHours(-2), 8, "502 of the forge")]),
        seen,
        new Uri("https://github.com/"),
        Now,
        "1.2.0.0");

    private static Uri? Page(string hostile) => Uri.TryCreate(hostile, UriKind.Absolute, out var page) ? page : new Uri("https://github.com/tools/hammer/releases/tag/v1.2.0");

    private static SeenUpstream Seen(string hostile) => new(hostile, Now.AddDays(-2), new CommitHead(hostile, "fedcba9876543210", null, hostile), Now.AddMinutes(-5), 7, new Dictionary<string, string>(),
    [
        new SeenRelease(hostile, Now.AddDays(-2), hostile, false) { Impact = ReleaseImpact.Breaking },
        new SeenRelease("v1.1.0", Now.AddDays(-40), "mona", false) { Impact = ReleaseImpact.Quiet },
        new SeenRelease("v1.1.0-rc.1", null, null, true),
    ])
    {
        Alarms = [new SeenAlarm(new Alarm.NewAuthor(hostile, hostile), Now.AddDays(-2))],
        ToCheck = new ToCheck(hostile, "0123456789abcdef", "fedcba9876543210", Now.AddDays(-1), Page(hostile)),
        Cooling = new Cooling(hostile, Now.AddDays(1)),
    };

    private static DoneTarget Done(string hostile) => new(
        new Dictionary<string, string> { ["tools/hammer"] = hostile },
        new Dictionary<string, DoneBump> { ["tools/hammer"] = new([hostile], hostile, "bumpbot/tools--hammer", BumpOutcome.Opened, 7, 8, Now.AddDays(-1)) })
    {
        History =
        [
            new OfferedBump("tools/hammer", hostile, 7, Now.AddDays(-2), Now.AddDays(-1), null, OfferEnd.Open, null),
            new OfferedBump("tools/hammer", "v1.1.0", 5, Now.AddDays(-40), Now.AddDays(-39), Now.AddDays(-30), OfferEnd.ClosedByBot, hostile),
        ],
    };

    private static SeenRun Run(string hostile) => new(Now.AddMinutes(-4), RunEnd.Done, [new SeenFailure($"the pull request for {hostile}", $"422: {hostile}")], [$"pull request #7 was opened for tools/hammer {hostile}"])
    {
        Decisions = new Dictionary<UpstreamId, SeenDecision>
        {
            [Hammer] = new(Now.AddMinutes(-4), [$"its pull request #7 was opened, {hostile}"], 7,
            [
                new SeenPlace($"docs/{hostile}", 3, "1.1.0", hostile, null, "1.1.0"),
                new SeenPlace("Makefile", 1, hostile, null, $"the range allows {hostile}", hostile),
            ]),
        },
    };
}
