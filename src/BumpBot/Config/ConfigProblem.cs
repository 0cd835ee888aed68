namespace BumpBot.Config;

/// <summary>A mistake in a config file: where, what, and what to write instead.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record ConfigProblem(string File, int Line, int Column, string Problem, string Remedy)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Problem}, {Remedy}";
}
