namespace BumpBot.Tests;

/// <summary>The tests of this collection run when no others do, as they measure what all share: the memory of the process.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class RunsAlone;
