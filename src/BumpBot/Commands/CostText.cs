using System.Globalization;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>What looks cost and what is left, a line for each host.</summary>
public static class CostText
{
    public static IEnumerable<string> Of(LookCost cost) => cost.Hosts.Select(host =>
        $"{host.Host}: {string.Join(", ", Requests(host))}{Points(host)}{string.Concat(host.Left.Select(Left))}");

    private static IEnumerable<string> Requests(HostCost host)
    {
        if (host.Answered > 0)
            yield return Count(host.Answered, "request", "requests") + " answered";
        if (host.NotModified > 0)
            yield return Number(host.NotModified) + " not modified";
        if (host.GraphQl > 0)
            yield return Count(host.GraphQl, "GraphQL query", "GraphQL queries");
        if (host.Git > 0)
            yield return Count(host.Git, "git listing", "git listings");
    }

    private static string Points(HostCost host) =>
        host.Requests == host.Git ? "" : $"; cost {Count(host.Points, "point", "points")}";

    private static string Left(LimitLeft left) =>
        $"; {left.Resource}: {Number(left.Remaining)} of {Number(left.Limit)} left until {left.Reset.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}";

    private static string Count(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
