using BumpBot.Model;
using BumpBot.Notify.Texts;

namespace BumpBot.Notify.Events;

/// <summary>The signs of a breaking change, as notices quote them. Pure.</summary>
internal static class BreakingLines
{
    private const int Most = 8;
    private const int Longest = 400;

    /// <summary>Lines of the notes before what the version alone says; none where nothing shows that it breaks something.</summary>
    public static IReadOnlyList<BreakingLine> Of(BreakingVerdict verdict) => verdict is not BreakingVerdict.Breaking breaking
        ? []
        : [.. breaking.Signs
            .OrderBy(sign => sign.Line is null)
            .Select(sign => new BreakingLine(Text(sign), Foreign.Link(sign.Link)))
            .DistinctBy(line => line.Text)
            .Take(Most)];

    private static string Text(BreakingSign sign) => sign switch
    {
        { Line: { } line } => Foreign.Line(line.TrimStart('#', '*', '-', '>', ' '), Longest),
        { Rule: BreakingRule.MinorBelowOne } => $"{Foreign.Line(sign.Tag, 100)} moves the second number of a version below 1.0",
        _ => $"{Foreign.Line(sign.Tag, 100)} is a new major version",
    };
}
