using System.Globalization;
using System.Text.RegularExpressions;

namespace BumpBot.Tests.Serve.Metrics;

/// <summary>The text form of Prometheus, read strictly: each line is what it may be at its place.</summary>
/// <remarks>prometheus.io/docs/instrumenting/exposition_formats, "Text-based format".</remarks>
internal static partial class PrometheusText
{
    /// <returns>Series, as they are written -> value.</returns>
    public static IReadOnlyDictionary<string, double> Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var families = new HashSet<string>(StringComparer.Ordinal);
        var (name, type) = ("", "");
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                (name, type) = (help.Groups["name"].Value, "");
                Assert.True(families.Add(name), $"{name} comes twice");
            }
            else if (Type().Match(line) is { Success: true } typed)
            {
                Assert.Equal(name, typed.Groups["name"].Value);
                type = typed.Groups["type"].Value;
            }
            else
            {
                var sample = Sample().Match(line);
                Assert.True(sample.Success, line);
                Assert.NotEqual("", type);
                Assert.Contains(sample.Groups["name"].Value, type == "histogram" ? [$"{name}_bucket", $"{name}_sum", $"{name}_count"] : new[] { name });
                Assert.True(values.TryAdd(sample.Groups["series"].Value, Number(sample.Groups["value"].Value)), $"{line} comes twice");
            }
        }
        return values;
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<help>[^\\n]+)$")]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$")]
    private static partial Regex Type();

    [GeneratedRegex("""^(?<series>(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*"(,(?!\})|(?=\})))+\})?) (?<value>[+-]?Inf|NaN|[+-]?[0-9.]+([eE][+-]?[0-9]+)?)$""")]
    private static partial Regex Sample();
}
