namespace Updaters.Text;

/// <summary>
/// The stretches of a file in which its authors want no edits: from a line with <c>bumpbot:off</c> to one with
/// <c>bumpbot:on</c> (or the end), and lines with <c>bumpbot:ignore</c>. The words may stand in any comment of any format.
/// </summary>
public sealed class OptOut
{
    private readonly List<TextSpan> _spans = [];

    private OptOut() { }

    public static OptOut Read(string text)
    {
        var optOut = new OptOut();
        if (!text.Contains("bumpbot:", StringComparison.Ordinal))
            return optOut;
        int? offSince = null;
        foreach (var line in Lines.In(text))
        {
            var content = text.AsSpan(line.Start, line.Length);
            if (offSince is null && content.Contains("bumpbot:off", StringComparison.Ordinal))
                offSince = line.Start;
            else if (offSince is { } start && content.Contains("bumpbot:on", StringComparison.Ordinal))
                (offSince, _) = ((int?)null, optOut.Add(start, line.End));
            else if (content.Contains("bumpbot:ignore", StringComparison.Ordinal))
                optOut.Add(line.Start, line.End);
        }
        if (offSince is { } open)
            optOut.Add(open, text.Length);
        return optOut;
    }

    public bool Covers(TextSpan span) => _spans.Exists(off => off.Overlaps(span));

    private bool Add(int start, int end)
    {
        _spans.Add(TextSpan.FromBounds(start, end));
        return true;
    }
}
