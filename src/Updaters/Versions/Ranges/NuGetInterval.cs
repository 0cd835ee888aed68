using Updaters.References;
using Updaters.Text;

namespace Updaters.Versions.Ranges;

/// <summary>
/// NuGet's ranges: an interval (<c>[1.2,2.0)</c>, <c>(,1.0]</c>, <c>[1.2]</c>) or a floating version (<c>1.*</c>). A version alone is the
/// lowest one that is wanted, and no range here. https://learn.microsoft.com/en-us/nuget/concepts/package-versioning#version-ranges
/// </summary>
internal static class NuGetInterval
{
    public static IReadOnlyList<ComparatorSet>? Read(string text)
    {
        var whole = Trim(text, new TextSpan(0, text.Length));
        var comparators = whole.Length > 2 && text[whole.Start] is '[' or '('
            ? Interval(text, whole)
            : Operand.Read(text, whole, RangeDialect.NuGet) is { Shape: not OperandShape.Full } floating ? [Comparator.Of("", floating, RangeDialect.NuGet)] : [];
        List<Comparator> read = [.. comparators.OfType<Comparator>()];
        return read.Count > 0 && read.Count == comparators.Count ? [new ComparatorSet(whole, read)] : null;
    }

    /// <summary>With a null for each end that is none; empty = it is no interval.</summary>
    private static IReadOnlyList<Comparator?> Interval(string text, TextSpan whole)
    {
        var inner = TextSpan.FromBounds(whole.Start + 1, whole.End - 1);
        var (takesLow, takesHigh) = (text[whole.Start] == '[', text[whole.End - 1] == ']');
        if (!takesHigh && text[whole.End - 1] != ')')
            return [];
        var comma = text.IndexOf(',', inner.Start, inner.Length);
        if (comma < 0)
            return takesLow && takesHigh ? [End("=", text, inner)] : [];
        var (low, high) = (Trim(text, TextSpan.FromBounds(inner.Start, comma)), Trim(text, TextSpan.FromBounds(comma + 1, inner.End)));
        List<Comparator?> ends = [];
        if (low.Length > 0)
            ends.Add(End(takesLow ? ">=" : ">", text, low));
        if (high.Length > 0)
            ends.Add(End(takesHigh ? "<=" : "<", text, high));
        return ends;
    }

    private static Comparator? End(string operation, string text, TextSpan span) =>
        Operand.Read(text, Trim(text, span), RangeDialect.NuGet) is { Shape: OperandShape.Full } operand ? Comparator.Of(operation, operand, RangeDialect.NuGet) : null;

    private static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && text[start] == ' ')
            start++;
        while (end > start && text[end - 1] == ' ')
            end--;
        return TextSpan.FromBounds(start, end);
    }
}
