using System.Text;
using BumpBot.Serve.Metrics;

namespace BumpBot.Tests.Serve.Metrics;

/// <summary>The registry of one service.</summary>
public class MetricValuesTests
{
    private readonly MetricValues _values = new();

    [Fact]
    public async Task Without_values_all_metrics_without_labels_are_there_and_the_text_is_right()
    {
        var text = await TextAsync(_values);
        Assert.All(BotMetrics.All.Where(metric => metric.Labels.Count == 0), metric => Assert.Equal(0, PrometheusText.Parse(text)[metric.Name]));
        Assert.All(BotMetrics.All, metric => Assert.Contains($"# HELP {metric.Name} {metric.Help}\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_follow_the_conventions()
    {
        Assert.Equal(BotMetrics.All.Count, BotMetrics.All.Select(metric => metric.Name).Distinct().Count());
        Assert.Equal(
            typeof(BotMetrics).GetFields().Select(field => ((MetricDefinition)field.GetValue(null)!).Name).Order(StringComparer.Ordinal),
            BotMetrics.All.Select(metric => metric.Name).Order(StringComparer.Ordinal));
        Assert.All(BotMetrics.All, metric => Assert.Matches("^bumpbot_[a-z_]+$", metric.Name));
        Assert.All(BotMetrics.All, metric => Assert.Equal(
            metric is MetricDefinition.Counter or MetricDefinition.Total, metric.Name.EndsWith("_total", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Foreign_text_in_a_label_is_cut_and_clean()
    {
        _values.Take(new Sample(BotMetrics.Notices, 1, "a\"b\\c\nd\u202Ee" + new string('x', 1000), "sent"));
        var series = Assert.Single(PrometheusText.Parse(await TextAsync(_values)).Keys, key => key.StartsWith("bumpbot_notices_total", StringComparison.Ordinal));
        Assert.StartsWith("bumpbot_notices_total{channel=\"a\\\"b\\\\c?d?exxx", series, StringComparison.Ordinal);
        Assert.InRange(series.Length, 200, 260);
    }

    [Fact]
    public async Task So_many_series_are_the_most_and_the_rest_is_counted_together()
    {
        _values.Take(Enumerable.Range(0, 1000).Select(i => new Sample(BotMetrics.Notices, 1, $"channel-{i}", "sent")));
        _values.Take(new Sample(BotMetrics.Notices, 1, "channel-3", "sent"));
        var parsed = PrometheusText.Parse(await TextAsync(_values)).Where(one => one.Key.StartsWith("bumpbot_notices_total", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal(601, parsed.Count);
        Assert.Equal(400, parsed["bumpbot_notices_total{channel=\"other\",result=\"other\"}"]);
        Assert.Equal(2, parsed["bumpbot_notices_total{channel=\"channel-3\",result=\"sent\"}"]);
    }

    [Fact]
    public async Task A_total_says_how_far_it_has_come_and_a_replaced_gauge_forgets_what_is_gone()
    {
        _values.Take(new Sample(BotMetrics.RestAnswers, 5), new Sample(BotMetrics.RestAnswers, 7), new Sample(BotMetrics.Deliveries, 5, "push", "ignored"), new Sample(BotMetrics.Deliveries, 7, "push", "ignored"));
        _values.Replace(BotMetrics.LastLook, [new Sample(BotMetrics.LastLook, 1, "a/a"), new Sample(BotMetrics.LastLook, 1, "a/b")]);
        _values.Replace(BotMetrics.LastLook, [new Sample(BotMetrics.LastLook, 2, "a/b")]);
        var parsed = PrometheusText.Parse(await TextAsync(_values));
        Assert.Equal((7, 12), (parsed["bumpbot_api_rest_answers_total"], parsed["bumpbot_webhook_deliveries_total{event=\"push\",result=\"ignored\"}"]));
        Assert.Equal("bumpbot_last_look_timestamp_seconds{upstream=\"a/b\"}", Assert.Single(parsed.Keys, key => key.StartsWith("bumpbot_last_look", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_services_in_one_process_share_nothing()
    {
        var other = new MetricValues();
        _values.Take(new Sample(BotMetrics.QueueWaiting, 3));
        Assert.Equal(0, PrometheusText.Parse(await TextAsync(other))["bumpbot_queue_waiting"]);
        Assert.Equal(3, PrometheusText.Parse(await TextAsync(_values))["bumpbot_queue_waiting"]);
    }

    [Theory]
    [InlineData("bumpbot_x{a=\"b\",} 1\n")]
    [InlineData("bumpbot_x{a=b} 1\n")]
    [InlineData("bumpbot_x 1 \n")]
    [InlineData("bumpbot_y 1\n")]
    [InlineData("bumpbot_x 1\nbumpbot_x 2\n")]
    public void The_strict_reader_refuses_what_is_wrong(string lines) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => PrometheusText.Parse($"# HELP bumpbot_x X.\n# TYPE bumpbot_x gauge\n{lines}"));

    private static async Task<string> TextAsync(MetricValues values) => Encoding.UTF8.GetString(await values.ReadAsync(TestContext.Current.CancellationToken));
}
