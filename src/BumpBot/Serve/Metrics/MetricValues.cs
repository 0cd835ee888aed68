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
    private readonly Dictionary<MetricDefinition, Collector> _collectors;

    public MetricValues()
    {
        var factory = Prometheus.Metrics.WithCustomRegistry(_registry);
        _collectors = BotMetrics.All.ToDictionary(metric => metric, metric => Made(factory, metric));
    }

    public void Take(params IEnumerable<Sample> samples)
    {
        foreach (var sample in samples)
            Take(sample);
    }

    /// <summary>Takes all values that a gauge has now: series that are not among them are gone.</summary>
    public void Replace(MetricDefinition metric, IReadOnlyList<Sample> samples)
    {
        var gauge = (Gauge)_collectors[metric];
        var kept = samples.Select(sample => Key(sample.Labels.Select(LabelText.Clean))).ToHashSet();
        foreach (var labels in gauge.GetAllLabelValues().Where(labels => !kept.Contains(Key(labels))).ToList())
            gauge.RemoveLabelled(labels);
        Take(samples);
    }

    /// <summary>In the text form of Prometheus.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(text, cancellation);
        return text.ToArray();
    }

    private static Collector Made(IMetricFactory factory, MetricDefinition metric)
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
        switch (sample.Metric, _collectors[sample.Metric])
        {
            case (MetricDefinition.Counter, Counter counter):
                counter.WithLabels(Labels(counter, sample)).Inc(sample.Value);
                break;
            case (MetricDefinition.Total, Counter counter):
                counter.WithLabels(Labels(counter, sample)).IncTo(sample.Value);
                break;
            case (MetricDefinition.Gauge, Gauge gauge):
                gauge.WithLabels(Labels(gauge, sample)).Set(sample.Value);
                break;
            case (MetricDefinition.Histogram, Histogram histogram):
                histogram.WithLabels(Labels(histogram, sample)).Observe(sample.Value);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static string[] Labels<TChild>(Collector<TChild> collector, Sample sample)
        where TChild : ChildBase
    {
        string[] labels = [.. sample.Labels.Select(LabelText.Clean)];
        if (labels.Length == 0)
            return labels;
        var known = collector.GetAllLabelValues();
        return known.Take(MostSeries).Count() < MostSeries || known.Any(one => one.SequenceEqual(labels)) ? labels : [.. labels.Select(_ => LabelText.Other)];
    }

    private static string Key(IEnumerable<string> labels) => string.Join('\n', labels);
}
