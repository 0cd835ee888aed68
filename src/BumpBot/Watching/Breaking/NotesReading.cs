using BumpBot.Model;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>What the notes of one release say about breaking changes.</summary>
/// <param name="Lines">The lines that tell of one, in their order, each with the rule that says so.</param>
/// <param name="SaysNone">They say that there is none.</param>
public sealed record NotesReading(IReadOnlyList<(BreakingRule Rule, string Line)> Lines, bool SaysNone)
{
    /// <summary>A longer one says something itself. In tokens.</summary>
    private const int LongestTemplateHeading = 5;

    /// <summary>In tokens, its colon among them.</summary>
    private const int LongestCaption = 3;

    /// <summary>They say nothing either way: something else has to be asked.</summary>
    public bool IsSilent => Lines.Count == 0 && !SaysNone;

    public static NotesReading Of(string? notes)
    {
        var lines = NoteLines.Of(notes);
        var meanings = lines.Select(LineRules.Of).ToList();
        HandDown(lines, meanings);
        var saysNone = meanings.Any(meaning => meaning.SaysNone);
        var told = new List<(BreakingRule, string)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (meanings[i].Rule is { } rule && !(saysNone && IsWeak(rule)) && !OnlyIntroduces(lines, meanings, i) && !IsCaption(lines, i))
                told.Add((rule, lines[i].Source));
            else if (IsBareHeading(lines, i))
                told.Add((BreakingRule.Heading, lines[i].Source));
        }
        return new NotesReading(told, told.Count == 0 && saysNone);
    }

    /// <summary>"These options are gone:" tells it of each line of the list that follows.</summary>
    private static void HandDown(IReadOnlyList<NoteLine> lines, List<LineMeaning> meanings)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].Announces || meanings[i].Rule is not (BreakingRule.Removed or BreakingRule.NoLongerSupported or BreakingRule.Renamed or BreakingRule.DefaultChanged or BreakingRule.BehaviourChanged))
                continue;
            for (var below = i + 1; below < lines.Count && lines[below] is { Kind: NoteLineKind.Item, Announces: false }; below++)
                meanings[below] = meanings[below].Rule is null ? meanings[i] : meanings[below];
        }
    }

    /// <summary>Where the notes say that nothing breaks, only what calls itself breaking speaks against it.</summary>
    private static bool IsWeak(BreakingRule rule) => rule is not (BreakingRule.Heading or BreakingRule.Phrase or BreakingRule.Footer or BreakingRule.MarkedCommit);

    /// <summary>A heading, or a line before a list, whose lines tell what it announces.</summary>
    private static bool OnlyIntroduces(IReadOnlyList<NoteLine> lines, IReadOnlyList<LineMeaning> meanings, int at) =>
        (lines[at].Kind == NoteLineKind.Heading || (lines[at].Announces && lines[at].Kind != NoteLineKind.Item)) && at + 1 < lines.Count && lines[at + 1].Kind != NoteLineKind.Heading && meanings[at + 1].Rule is not null;

    /// <summary>"Before:" above code.</summary>
    private static bool IsCaption(IReadOnlyList<NoteLine> lines, int at) =>
        lines[at].Tokens.Count <= LongestCaption && lines[at].Tokens[^1].Is(":") && at + 1 < lines.Count && lines[at + 1].Kind == NoteLineKind.Code;

    /// <summary>A heading on breaking changes with no text below it: it says all itself, or code goes on. An empty section of a template says nothing.</summary>
    private static bool IsBareHeading(IReadOnlyList<NoteLine> lines, int at)
    {
        if (lines[at] is not { Kind: NoteLineKind.Heading, Section.Kind: SectionKind.Breaking })
            return false;
        var below = at + 1 < lines.Count ? lines[at + 1].Kind : NoteLineKind.Heading;
        return below == NoteLineKind.Code || (below == NoteLineKind.Heading && lines[at].Tokens.Count > LongestTemplateHeading && !(at + 1 < lines.Count && lines[at + 1].Section.Level > lines[at].Section.Level));
    }
}
