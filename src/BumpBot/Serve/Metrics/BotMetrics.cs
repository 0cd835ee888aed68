using static BumpBot.Serve.Metrics.MetricDefinition;

namespace BumpBot.Serve.Metrics;

/// <summary>All metrics of the service. <c>docs/operations/metrics.md</c> says more of each.</summary>
public static class BotMetrics
{
    private const double Hour = 3600;
    private const double Day = 24 * Hour;

    public static readonly MetricDefinition BuildInfo = new Gauge("bumpbot_build_info", "Always 1; the labels name the build.", "version", "runtime");

    public static readonly MetricDefinition ReleasesSeen = new Counter("bumpbot_releases_seen_total", "New releases of watched repositories, by whether they look breaking.", "breaking");
    public static readonly MetricDefinition UpstreamLooks = new Counter("bumpbot_upstream_looks_total", "Looks at watched repositories, by result.", "result");
    public static readonly MetricDefinition TargetRuns = new Counter("bumpbot_target_runs_total", "Runs over targets, by result.", "result");
    public static readonly MetricDefinition Bumps = new Counter("bumpbot_bumps_total", "What runs did about bumps, or why they did nothing.", "outcome", "reason");
    public static readonly MetricDefinition OpenPulls = new Gauge("bumpbot_open_pull_requests", "Pull requests of the bot that wait for people.");
    public static readonly MetricDefinition AdoptionLag = new Histogram(
        "bumpbot_adoption_lag_seconds", "From a release to its pull request, and to its merge.", [Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, 2 * Day, 4 * Day, 7 * Day, 14 * Day, 30 * Day, 60 * Day, 90 * Day, 180 * Day], "until");

    public static readonly MetricDefinition ApiRequests = new Total("bumpbot_api_requests_total", "Requests to GitHub's API, tries among them, by route and status.", "route", "status");
    public static readonly MetricDefinition RestAnswers = new Total("bumpbot_api_rest_answers_total", "Answers of GitHub's REST API.");
    public static readonly MetricDefinition NotModified = new Total("bumpbot_api_not_modified_total", "Those of them that were 304.");
    public static readonly MetricDefinition RateLimitLeft = new Gauge("bumpbot_rate_limit_remaining", "Points left until the reset, as the last answer said.", "resource");
    public static readonly MetricDefinition RateLimit = new Gauge("bumpbot_rate_limit_points", "Points that there are from one reset to the next.", "resource");
    public static readonly MetricDefinition RateLimitReset = new Gauge("bumpbot_rate_limit_reset_timestamp_seconds", "When the points are reset, in Unix time.", "resource");

    public static readonly MetricDefinition QueueWaiting = new Gauge("bumpbot_queue_waiting", "Looks that wait in the queue.");
    public static readonly MetricDefinition QueueAge = new Gauge("bumpbot_queue_oldest_age_seconds", "How long the longest waiting look has waited; 0 = none waits.");
    public static readonly MetricDefinition UnderWay = new Gauge("bumpbot_looks_under_way", "Looks under way.");
    public static readonly MetricDefinition LaidAside = new Gauge("bumpbot_looks_laid_aside", "Looks that failed too often and wait for the next time of the schedule, at most 100.");
    public static readonly MetricDefinition LookTime = new Histogram(
        "bumpbot_look_duration_seconds", "How long looks took.", [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800], "kind", "result");

    public static readonly MetricDefinition Deliveries = new Counter("bumpbot_webhook_deliveries_total", "Webhook deliveries, by event and result.", "event", "result");
    public static readonly MetricDefinition HttpRequests = new Counter("bumpbot_http_requests_total", "Requests to the service, by route and status.", "route", "status");

    public static readonly MetricDefinition Upstreams = new Gauge("bumpbot_upstreams", "Watched repositories that were looked at with success.");
    public static readonly MetricDefinition LastLook = new Gauge("bumpbot_last_look_timestamp_seconds", "The last successful look at a watched repository, in Unix time.", "upstream");
    public static readonly MetricDefinition Overdue = new Gauge("bumpbot_upstreams_overdue", "Watched repositories without a successful look at their last two times.");
    public static readonly MetricDefinition Cycles = new Counter("bumpbot_cycles_total", "Cycles of the schedule that ended, by result.", "result");
    public static readonly MetricDefinition SinceGoodCycle = new Gauge("bumpbot_seconds_since_good_cycle", "Since the last good cycle ended; before the first, since the service started.");

    public static readonly MetricDefinition Notices = new Counter("bumpbot_notices_total", "Attempts to tell people, by channel and result.", "channel", "result");
    public static readonly MetricDefinition NoticesWaiting = new Gauge("bumpbot_notices_waiting", "Notices that are to be sent.", "channel");

    public static readonly MetricDefinition ReadFailures = new Counter("bumpbot_metrics_read_failures_total", "How often values could not be read for these metrics, and are those of before.", "part");

    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        BuildInfo, ReleasesSeen, UpstreamLooks, TargetRuns, Bumps, OpenPulls, AdoptionLag, ApiRequests, RestAnswers, NotModified, RateLimitLeft, RateLimit, RateLimitReset, QueueWaiting, QueueAge,
        UnderWay, LaidAside, LookTime, Deliveries, HttpRequests, Upstreams, LastLook, Overdue, Cycles, SinceGoodCycle, Notices, NoticesWaiting, ReadFailures,
    ];
}
