namespace BumpBot.Commands;

/// <summary>The command line or the config is wrong: the message says all of it and what to write instead. Exit code 2.</summary>
public class UsageException(string message) : Exception(message);

/// <summary>The config has mistakes, each with its place.</summary>
public sealed class ConfigMistakesException(IReadOnlyList<Config.ConfigProblem> problems) : UsageException(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<Config.ConfigProblem> Problems { get; } = problems;
}
