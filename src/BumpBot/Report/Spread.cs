namespace BumpBot.Report;

/// <summary>How spans of time are spread, by <see cref="Quantile"/>.</summary>
/// <param name="Count">How many there are; at least one.</param>
public sealed record Spread(int Count, TimeSpan Median, TimeSpan P90)
{
    /// <returns>Null where there are no spans.</returns>
    public static Spread? Of(IEnumerable<TimeSpan> spans)
    {
        List<double> sorted = [.. spans.Select(span => (double)span.Ticks).Order()];
        return sorted.Count == 0 ? null : new Spread(sorted.Count, At(0.5), At(0.9));

        TimeSpan At(double share) => TimeSpan.FromTicks((long)Quantile.Of(sorted, share));
    }
}
