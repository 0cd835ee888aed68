using BumpBot.Model;

namespace BumpBot.Watching;

/// <summary>Counts what is asked of each host. One for all parts of a process; whoever wants the cost of a piece of work takes the difference.</summary>
public sealed class CostMeter
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, HostCost> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Route, int? Status), long> _routes = [];

    public void Answered(string host, int points) => Add(host, cost => cost with { Answered = cost.Answered + 1, Points = cost.Points + points });

    public void NotModified(string host, int points) => Add(host, cost => cost with { NotModified = cost.NotModified + 1, Points = cost.Points + points });

    public void Queried(string host) => Add(host, cost => cost with { GraphQl = cost.GraphQl + 1 });

    public void Listed(string host) => Add(host, cost => cost with { Git = cost.Git + 1 });

    /// <summary>What GitHub said that a query cost.</summary>
    public void Spend(string host, int points) => Add(host, cost => cost with { Points = cost.Points + points });

    /// <summary>Of answers that came at the same time, the one that says the least is left counts, until the limit is reset.</summary>
    public void Left(string host, LimitLeft left) => Add(host, cost =>
    {
        var known = cost.Left.FirstOrDefault(one => one.Resource == left.Resource);
        return known is not null && (known.Reset > left.Reset || (known.Reset == left.Reset && known.Remaining <= left.Remaining))
            ? cost
            : cost with { Left = [.. cost.Left.Where(one => one != known).Append(left).OrderBy(one => one.Resource, StringComparer.Ordinal)] };
    });

    /// <param name="route">One of a closed set.</param>
    /// <param name="status">Null = there was no answer.</param>
    public void Asked(string route, int? status)
    {
        lock (_lock)
            _routes[(route, status)] = _routes.GetValueOrDefault((route, status)) + 1;
    }

    public IReadOnlyList<RouteCount> Routes()
    {
        lock (_lock)
            return [.. _routes.Select(one => new RouteCount(one.Key.Route, one.Key.Status, one.Value))];
    }

    public LookCost Read()
    {
        lock (_lock)
            return new LookCost([.. _hosts.Values]);
    }

    private void Add(string host, Func<HostCost, HostCost> change)
    {
        lock (_lock)
            _hosts[host] = change(_hosts.GetValueOrDefault(host) ?? new HostCost(host, 0, 0, 0, 0, 0, []));
    }
}
