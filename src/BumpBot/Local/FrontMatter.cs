using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BumpBot.Local;

/// <summary>The front matter of a thread's file: a YAML mapping of single values, and one list.</summary>
internal sealed class FrontMatter
{
    private static readonly string[] Keys = ["number", "state", "branch", "base", "head", "title", "labels", "created"];

    private readonly Dictionary<string, YamlNode> _values;

    private FrontMatter(Dictionary<string, YamlNode> values) => _values = values;

    /// <exception cref="FormatException">It is not such a mapping.</exception>
    public static FrontMatter Parse(string yaml)
    {
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in Mapping(yaml).Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            // The file is written again as a whole, so a key that is not known would be lost.
            if (!Keys.Contains(name))
                throw new FormatException($"its front matter has an unknown key '{name}'");
            values[name] = value;
        }
        return new FrontMatter(values);
    }

    public string Required(string key) => Optional(key) ?? throw new FormatException($"its front matter lacks '{key}'");

    public string? Optional(string key) => _values.GetValueOrDefault(key) switch
    {
        null => null,
        YamlScalarNode { Value: { } value } => value,
        _ => throw new FormatException($"'{key}' in its front matter is not a single value"),
    };

    public int Number(string key) =>
        int.TryParse(Required(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"'{key}' in its front matter is not a number from 1");

    public ThreadState State(string key) => Required(key) switch
    {
        "open" => ThreadState.Open,
        "closed" => ThreadState.Closed,
        "merged" => ThreadState.Merged,
        var other => throw new FormatException($"its state is '{other}', not open, closed or merged"),
    };

    public DateTimeOffset Time(string key) =>
        DateTimeOffset.TryParse(Required(key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new FormatException($"'{key}' in its front matter is not a time such as 2026-01-31T12:00:00Z");

    public IReadOnlyList<string> List(string key) => _values.GetValueOrDefault(key) switch
    {
        null => [],
        YamlSequenceNode list when list.Children.All(item => item is YamlScalarNode) => [.. list.Children.Cast<YamlScalarNode>().Select(item => item.Value ?? "")],
        _ => throw new FormatException($"'{key}' in its front matter is not a list"),
    };

    private static YamlMappingNode Mapping(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode mapping }]
                ? mapping
                : throw new FormatException("its front matter is not a list of keys and values");
        }
        // YamlDotNet reports some errors, such as a key given twice, with exceptions that are not its own.
        catch (Exception cause) when (cause is YamlException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException("its front matter is no valid YAML", cause);
        }
    }
}
