namespace BumpBot.Config;

/// <summary>The known name that a misspelt one most likely means.</summary>
internal static class NearestName
{
    // Foreign text decides how long a name is, and comparing takes the product of both lengths.
    private const int Longest = 60;

    private const int LeastStem = 4;

    /// <summary>Null where nothing is near: at most a third of the letters may differ, but a longer or shorter form of the word counts too.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        if (written.Length is 0 or > Longest)
            return null;
        var names = known.Where(name => name.Length <= Longest).ToList();
        var folded = Folded(written);
        var nearest = names
            .Select(name => (Name: name, Distance: Distance(folded, Folded(name))))
            .DefaultIfEmpty((Name: "", Distance: int.MaxValue))
            .MinBy(pair => pair.Distance);
        return nearest.Distance <= Math.Max(1, written.Length / 3) ? nearest.Name
            : names.Find(name => name.Length >= LeastStem && written.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                ?? names.Find(name => written.Length >= LeastStem && name.StartsWith(written, StringComparison.OrdinalIgnoreCase));
    }

    private static string Folded(string name) => name.ToLowerInvariant().Replace('_', '-');

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Distance(string from, string to)
    {
        var (older, previous, current) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var column = 0; column <= to.Length; column++)
            previous[column] = column;
        for (var row = 1; row <= from.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = previous[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                    current[column] = Math.Min(current[column], older[column - 2] + 1);
            }
            (older, previous, current) = (previous, current, older);
        }
        return previous[to.Length];
    }
}
