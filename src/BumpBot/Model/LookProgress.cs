namespace BumpBot.Model;

/// <summary>How far the looks at upstreams have come.</summary>
/// <param name="Looked">Places looked at, with success or without.</param>
/// <param name="Total">Places to look at; entries of one repository may share one.</param>
public sealed record LookProgress(int Looked, int Total);
