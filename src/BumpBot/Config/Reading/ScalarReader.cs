using System.Text.RegularExpressions;
using BumpBot.Config.Yaml;

namespace BumpBot.Config.Reading;

/// <summary>
/// Reads single values and puts in what <c>${NAME}</c> stands for: after the YAML is parsed, so that no value of the environment can be
/// taken for YAML, and only where the value is used.
/// </summary>
internal sealed partial class ScalarReader(ConfigSource source, Func<string, string?> environment, ProblemList problems)
{
    /// <summary>Far more than any value needs.</summary>
    private const int Longest = 1_000;

    public ConfigSource Source => source;

    public ProblemList Problems => problems;

    /// <summary>What has been read so far that ends on a day.</summary>
    public List<ConfigEnding> Endings { get; } = [];

    /// <summary>Null where the value is none, which is then among the problems.</summary>
    /// <param name="example">What to write instead of a list or a map.</param>
    public Scalar? Read(ConfigNode node, string example)
    {
        if (node is not ConfigNode.Text text)
            problems.Add(node.At, $"a {(node is ConfigNode.List ? "list" : "map")} stands where one value is expected", $"write {example}");
        else if (text.IsNull || text.Written.Length == 0)
            problems.Add(node.At, "a value is missing", $"write {example}");
        else if (text.Written.Length > Longest)
            problems.Add(node.At, $"a value of more than {Longest:N0} characters", $"write something like {example}");
        else if (!text.Written.Contains("${", StringComparison.Ordinal))
            return new Scalar(text.Written, text.Written, text.At);
        else
            return Substitute(text);
        return null;
    }

    private Scalar? Substitute(ConfigNode.Text text)
    {
        if (source.Origin == ConfigOrigin.Target)
        {
            problems.Add(text.At, "${…} does not work in a target's own file", "write the value itself");
            return null;
        }
        var complete = true;
        var value = Variable().Replace(text.Written, match =>
        {
            var found = match.Groups["name"].Success ? environment(match.Groups["name"].Value) : null;
            if (!match.Groups["name"].Success)
                problems.Add(text.At, "${ is not followed by a name and }", "write it as ${NAME}");
            else if (found is null)
                problems.Add(text.At, $"the environment variable {Shown.Plain(match.Groups["name"].Value)} is not set", "set it, or write the value itself");
            complete &= found is not null;
            return found ?? "";
        });
        if (complete && value.Length == 0)
            problems.Add(text.At, $"{Shown.Quoted(text.Written)} stands for an empty value", "set the environment variable, or write the value itself");
        return complete && value.Length > 0 ? new Scalar(value, text.Written, text.At) : null;
    }

    [GeneratedRegex(@"\$\{(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)\})?", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
