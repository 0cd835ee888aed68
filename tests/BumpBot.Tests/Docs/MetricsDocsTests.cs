using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BumpBot.Serve.Metrics;
using BumpBot.Tests.Config;
using YamlDotNet.RepresentationModel;

namespace BumpBot.Tests.Docs;

/// <summary>The pages of <c>docs/operations</c> name the metrics that there are, and all of them.</summary>
public partial class MetricsDocsTests
{
    private static readonly string Operations = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(ConfigFixture.Root))!, "docs", "operations");

    private static readonly HashSet<string> Series =
    [
        .. BotMetrics.All.SelectMany(metric => metric is MetricDefinition.Histogram
            ? [metric.Name, $"{metric.Name}_bucket", $"{metric.Name}_sum", $"{metric.Name}_count"]
            : new[] { metric.Name }),
    ];

    [Theory]
    [InlineData("metrics.md")]
    [InlineData("grafana.json")]
    [InlineData("alerts.yml")]
    [InlineData("recovery.md")]
    [InlineData("serve.md")]
    public void A_metric_that_is_named_is_there(string page) =>
        Assert.Equal([], Name().Matches(Text(page)).Select(name => name.Value).Distinct().Except(Series));

    [Fact]
    public void Each_metric_is_explained_with_its_kind_and_labels() => Assert.All(BotMetrics.All, metric =>
    {
        var row = Assert.Single(Text("metrics.md").Split('\n'), line => line.StartsWith($"| `{metric.Name}` |", StringComparison.Ordinal));
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        Assert.Equal(KindOf(metric), cells[2]);
        Assert.All(metric.Labels, label => Assert.Contains($"`{label}`", row, StringComparison.Ordinal));
        Assert.Equal(metric.Labels.Count == 0, cells[3].Length == 0);
    });

    [Fact]
    public void The_dashboard_shows_each_metric_and_reads_them_all_from_one_source()
    {
        var panels = JsonNode.Parse(Text("grafana.json"))!["panels"]!.AsArray();
        Assert.All(BotMetrics.All, metric => Assert.Contains(metric.Name, Text("grafana.json"), StringComparison.Ordinal));
        Assert.All(panels, panel => Assert.Equal("${datasource}", (string?)panel!["datasource"]!["uid"]));
        Assert.Equal(panels.Count, panels.Select(panel => (int)panel!["id"]!).Distinct().Count());
    }

    [Fact]
    public void Each_rule_has_a_name_an_expression_with_even_brackets_and_says_what_is_wrong()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Text("alerts.yml")));
        var rules = ((YamlSequenceNode)stream.Documents[0].RootNode["groups"][0]["rules"]).Children;
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Count, rules.Select(rule => rule["alert"]).Distinct().Count());
        Assert.All(rules, rule =>
        {
            var expression = ((YamlScalarNode)rule["expr"]).Value!;
            Assert.Matches(Name(), expression);
            Assert.Equal(expression.Count(c => c == '('), expression.Count(c => c == ')'));
            Assert.NotEqual("", ((YamlScalarNode)rule["annotations"]["summary"]).Value);
            Assert.Contains(((YamlScalarNode)rule["labels"]["severity"]).Value, new[] { "critical", "warning" });
        });
    }

    private static string KindOf(MetricDefinition metric) => metric switch
    {
        MetricDefinition.Counter or MetricDefinition.Total => "counter",
        MetricDefinition.Gauge => "gauge",
        MetricDefinition.Histogram => "histogram",
        _ => throw new NotSupportedException(),
    };

    private static string Text(string page) => File.ReadAllText(Path.Combine(Operations, page));

    [GeneratedRegex("\\bbumpbot_[a-z0-9_]+")]
    private static partial Regex Name();
}
