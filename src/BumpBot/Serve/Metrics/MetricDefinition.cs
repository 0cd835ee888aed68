namespace BumpBot.Serve.Metrics;

/// <summary>A metric, before any value. A closed family.</summary>
/// <param name="Help">What it tells, in one line, with its unit.</param>
/// <param name="Labels">In the order in which a sample gives their values.</param>
public abstract record MetricDefinition(string Name, string Help, params IReadOnlyList<string> Labels)
{
    /// <summary>Its samples are added up.</summary>
    public sealed record Counter(string Name, string Help, params IReadOnlyList<string> Labels) : MetricDefinition(Name, Help, Labels);

    /// <summary>A counter whose samples say how far it has come.</summary>
    public sealed record Total(string Name, string Help, params IReadOnlyList<string> Labels) : MetricDefinition(Name, Help, Labels);

    /// <summary>Its last sample counts.</summary>
    public sealed record Gauge(string Name, string Help, params IReadOnlyList<string> Labels) : MetricDefinition(Name, Help, Labels);

    /// <param name="Buckets">Their upper bounds, growing.</param>
    public sealed record Histogram(string Name, string Help, IReadOnlyList<double> Buckets, params IReadOnlyList<string> Labels) : MetricDefinition(Name, Help, Labels);
}

/// <summary>A value of a metric.</summary>
/// <param name="Labels">One for each label of the metric.</param>
public sealed record Sample(MetricDefinition Metric, double Value, params IReadOnlyList<string> Labels);
