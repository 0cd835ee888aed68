using BumpBot.Model;

namespace BumpBot.Serve.Metrics;

/// <summary>What was asked of GitHub's API since the service started, and what is left to ask. Pure.</summary>
public static class ApiSamples
{
    public static IReadOnlyList<Sample> Of(LookCost cost, IReadOnlyList<RouteCount> routes) =>
    [
        .. routes.GroupBy(route => (route.Route, Status: LabelText.OfStatus(route.Status)))
            .Select(same => new Sample(BotMetrics.ApiRequests, same.Sum(route => route.Requests), same.Key.Route, same.Key.Status)),
        new(BotMetrics.RestAnswers, cost.Hosts.Sum(host => host.Answered + (double)host.NotModified)),
        new(BotMetrics.NotModified, cost.Hosts.Sum(host => (double)host.NotModified)),
        .. cost.Hosts.SelectMany(host => host.Left).SelectMany(Limit),
    ];

    private static IEnumerable<Sample> Limit(LimitLeft left) =>
    [
        new(BotMetrics.RateLimitLeft, left.Remaining, left.Resource),
        new(BotMetrics.RateLimit, left.Limit, left.Resource),
        new(BotMetrics.RateLimitReset, left.Reset.ToUnixTimeSeconds(), left.Resource),
    ];
}
