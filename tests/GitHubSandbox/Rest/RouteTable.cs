namespace Sandbox.Rest;

/// <summary>A method and a path template: <c>{name}</c> is one segment, <c>{*name}</c> all that follow.</summary>
internal sealed record Route(string Method, string Template, Func<RestCall, Answer> Answer)
{
    private readonly string[] _parts = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many segments are literal: of two routes that match, the more literal one is meant.</summary>
    public int Literals => _parts.Count(part => part[0] != '{');

    public IReadOnlyDictionary<string, string>? Match(IReadOnlyList<string> path)
    {
        var values = new Dictionary<string, string>();
        for (var at = 0; at < _parts.Length; at++)
        {
            var part = _parts[at];
            if (part.StartsWith("{*", StringComparison.Ordinal) && at < path.Count)
            {
                values[part[2..^1]] = string.Join('/', path.Skip(at));
                return values;
            }
            if (at >= path.Count || (part[0] != '{' && part != path[at]))
                return null;
            if (part[0] == '{')
                values[part[1..^1]] = path[at];
        }
        return _parts.Length == path.Count ? values : null;
    }
}

internal sealed class RouteTable(params IEnumerable<Route> _routes)
{
    private readonly List<Route> _routes = [.. _routes.OrderByDescending(route => route.Literals)];

    public IReadOnlyList<Route> Known => _routes;

    public (Route Route, IReadOnlyDictionary<string, string> Values)? Find(string method, IReadOnlyList<string> path)
    {
        foreach (var route in _routes.Where(route => route.Method == method))
        {
            if (route.Match(path) is { } values)
                return (route, values);
        }
        return null;
    }
}
