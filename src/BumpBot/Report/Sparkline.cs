namespace BumpBot.Report;

/// <summary>Counts as a row of bars, one character each: the highest is the highest count, and nothing is a dot.</summary>
public static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const string AsciiBars = ":-=+*#%@";

    public static string Of(IReadOnlyList<int> counts, Glyphs glyphs)
    {
        var (bars, none) = glyphs == Glyphs.Ascii ? (AsciiBars, '.') : (Bars, '·');
        var highest = counts.DefaultIfEmpty(0).Max();
        return string.Create(counts.Count, counts, (text, all) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = all[i] <= 0 ? none : bars[(all[i] * bars.Length - 1) / highest];
        });
    }
}

/// <summary>What the reader's screen can show.</summary>
public enum Glyphs
{
    Unicode,
    Ascii,
}
