namespace BumpBot.Model;

/// <summary>How far a stage of a run has come. A closed family.</summary>
/// <param name="Done">With success or without.</param>
public abstract record RunProgress(int Done, int Total);

/// <summary>Looks at upstreams: entries of one repository may share a place to look at.</summary>
public sealed record LookProgress(int Done, int Total) : RunProgress(Done, Total);

/// <summary>Targets planned, and worked on where there was something to do.</summary>
public sealed record TargetProgress(int Done, int Total) : RunProgress(Done, Total);
