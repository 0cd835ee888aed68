namespace BumpBot.Model;

/// <summary>What was asked of each host, and what is left to ask.</summary>
public sealed record LookCost(IReadOnlyList<HostCost> Hosts)
{
    public static readonly LookCost None = new([]);

    /// <summary>What came on top of an earlier state of the same count.</summary>
    public LookCost Since(LookCost earlier) => new(
        [.. Hosts.Select(host => host.Since(earlier.Hosts.FirstOrDefault(before => before.Host == host.Host))).Where(host => host.Requests > 0)]);
}

/// <param name="Answered">REST requests that were answered with something new, or with an error.</param>
/// <param name="NotModified">REST requests that were answered with 304.</param>
/// <param name="GraphQl">Queries.</param>
/// <param name="Git">Ref listings, which cost no points.</param>
/// <param name="Points">Spent of the hourly limits: one a REST request, none for a 304 to a token, and what GitHub says of a query.</param>
/// <param name="Left">What the last answers said of the limits; empty = nothing.</param>
public sealed record HostCost(string Host, int Answered, int NotModified, int GraphQl, int Git, int Points, IReadOnlyList<LimitLeft> Left)
{
    public int Requests => Answered + NotModified + GraphQl + Git;

    internal HostCost Since(HostCost? earlier) => earlier is null ? this : this with
    {
        Answered = Answered - earlier.Answered,
        NotModified = NotModified - earlier.NotModified,
        GraphQl = GraphQl - earlier.GraphQl,
        Git = Git - earlier.Git,
        Points = Points - earlier.Points,
    };
}

/// <param name="Resource">Which limit: <c>core</c> for REST, <c>graphql</c>.</param>
public sealed record LimitLeft(string Resource, int Remaining, int Limit, DateTimeOffset Reset);
