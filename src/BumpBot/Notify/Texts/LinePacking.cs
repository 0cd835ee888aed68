namespace BumpBot.Notify.Texts;

/// <summary>Puts lines into parts of a limited length. No line is broken.</summary>
internal static class LinePacking
{
    /// <param name="lengthOf">A line's length as the medium counts; a line that is longer than a part alone is left to be the caller's fault.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Pack<T>(IEnumerable<T> lines, int longest, Func<T, int> lengthOf)
    {
        List<List<T>> parts = [];
        var length = 0;
        foreach (var line in lines)
        {
            var size = lengthOf(line);
            if (parts.Count == 0 || length + 1 + size > longest)
            {
                parts.Add([]);
                length = -1;
            }
            parts[^1].Add(line);
            length += 1 + size;
        }
        return parts;
    }
}
