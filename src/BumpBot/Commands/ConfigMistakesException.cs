using BumpBot.Config;

namespace BumpBot.Commands;

/// <summary>The config has mistakes, each with its place.</summary>
public sealed class ConfigMistakesException(IReadOnlyList<ConfigProblem> problems) : UsageException(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<ConfigProblem> Problems { get; } = problems;
}
