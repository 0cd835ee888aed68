namespace BumpBot.Model;

/// <summary>How often a route of the API was asked.</summary>
/// <param name="Route">One of a closed set, never a path.</param>
/// <param name="Status">Null = there was no answer.</param>
public sealed record RouteCount(string Route, int? Status, long Requests);
