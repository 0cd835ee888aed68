namespace BumpBot.Report;

/// <summary>Quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), the default of R, NumPy and spreadsheets.</summary>
public static class Quantile
{
    /// <param name="sorted">Ascending; not empty.</param>
    /// <param name="share">From 0 to 1: 0.5 is the median.</param>
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        var place = (sorted.Count - 1) * share;
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
