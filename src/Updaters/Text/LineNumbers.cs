namespace Updaters.Text;

/// <summary>Tells the lines of a text by their numbers.</summary>
public sealed class LineNumbers(string text)
{
    private readonly int[] _starts = [.. Lines.In(text).Select(line => line.Start)];

    /// <summary>The number, from 1, of the line that holds the offset; that of the last line where the offset lies behind it.</summary>
    public int At(int offset)
    {
        var index = Array.BinarySearch(_starts, offset);
        return index >= 0 ? index + 1 : ~index;
    }
}
