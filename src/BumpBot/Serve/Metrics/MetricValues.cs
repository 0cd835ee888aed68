using System.Collections.Concurrent;
using System.Diagnostics;
using Prometheus;

namespace BumpBot.Serve.Metrics;

/// <summary>The values of all metrics of one service, for as long as it runs, whatever becomes of its config. Two services in one process share nothing.</summary>
public sealed class MetricValues
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>No metric has more series; further ones are one, named <see cref="LabelText.Other"/>.</summary>
    private const int MostSeries = 600;

    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly Dictionary<MetricDefinition, Family> _families;

    public MetricValues()
    {
        var factory = Prometheus.Metrics.WithCustomRegistry(_registry);
        _families = BotMetrics.All.ToDictionary(metric => metric, metric => new Family(Made(factory, metric)));
    }

    public void Take(params IEnumerable<Sample> samples)
    {
        foreach (var sample in samples)
            Take(sample);
    }

    /// <summary>Takes all values that a gauge has now: series that are not among them are gone.</summary>
    public void Replace(MetricDefinition metric, IReadOnlyList<Sample> samples)
    {
        var family = _families[metric];
        var kept = samples.Select(sample => Family.Key(Family.Cleaned(sample))).ToHashSet();
        foreach (var (key, labels) in family.Known.Where(series => !kept.Contains(series.Key)))
        {
            family.Known.TryRemove(key, out _);
            ((Gauge)family.Collector).RemoveLabelled(labels);
        }
        Take(samples);
    }

    /// <summary>In the text form of Prometheus.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(text, cancellation);
        return text.ToArray();
    }

    private static Collector Made(MetricFactory factory, MetricDefinition metric)
    {
        string[] labels = [.. metric.Labels];
        return metric switch
        {
            MetricDefinition.Counter or MetricDefinition.Total => factory.CreateCounter(metric.Name, metric.Help, labels),
            MetricDefinition.Gauge => factory.CreateGauge(metric.Name, metric.Help, labels),
            MetricDefinition.Histogram histogram => factory.CreateHistogram(metric.Name, metric.Help, labels, new HistogramConfiguration { Buckets = [.. histogram.Buckets] }),
            _ => throw new UnreachableException(),
        };
    }

    private void Take(Sample sample)
    {
        var family = _families[sample.Metric];
        var labels = family.LabelsOf(sample);
        switch (sample.Metric, family.Collector)
        {
            case (MetricDefinition.Counter, Counter counter):
                counter.WithLabels(labels).Inc(sample.Value);
                break;
            case (MetricDefinition.Total, Counter counter):
                counter.WithLabels(labels).IncTo(sample.Value);
                break;
            case (MetricDefinition.Gauge, Gauge gauge):
                gauge.WithLabels(labels).Set(sample.Value);
                break;
            case (MetricDefinition.Histogram, Histogram histogram):
                histogram.WithLabels(labels).Observe(sample.Value);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A metric with the labels of its series.</summary>
    private sealed record Family(Collector Collector)
    {
        public ConcurrentDictionary<string, string[]> Known { get; } = new(StringComparer.Ordinal);

        public string[] LabelsOf(Sample sample)
        {
            var labels = Cleaned(sample);
            if (labels.Length == 0 || Known.TryGetValue(Key(labels), out _))
                return labels;
            return Known.Count < MostSeries ? Known.GetOrAdd(Key(labels), labels) : [.. labels.Select(_ => LabelText.Other)];
        }

        public static string[] Cleaned(Sample sample) => [.. sample.Labels.Select(LabelText.Clean)];

        public static string Key(string[] labels) => string.Join('\n', labels);
    }
}
