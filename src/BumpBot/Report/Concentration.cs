namespace BumpBot.Report;

/// <summary>How much of the releases comes from few authors.</summary>
/// <param name="Authors">How many different ones; at least one.</param>
/// <param name="Top">The one with the most releases; of equals the first by name.</param>
/// <param name="TopShare">Of all releases whose author is known, from above 0 to 1.</param>
/// <param name="Herfindahl">The Herfindahl-Hirschman index: the sum of the squares of the shares. 1 = one author made all, 1/n = n authors made as many each.</param>
public sealed record Concentration(int Authors, string Top, double TopShare, double Herfindahl)
{
    /// <param name="authors">One for each release.</param>
    /// <returns>Null where there are none.</returns>
    public static Concentration? Of(IEnumerable<string> authors)
    {
        var counts = authors.CountBy(author => author, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (counts.Count == 0)
            return null;
        double all = counts.Sum(count => count.Value);
        return new Concentration(counts.Count, counts[0].Key, counts[0].Value / all, counts.Sum(count => count.Value / all * (count.Value / all)));
    }
}
