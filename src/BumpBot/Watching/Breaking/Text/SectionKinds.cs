using BumpBot.Watching.Breaking.Phrases;

namespace BumpBot.Watching.Breaking.Text;

/// <summary>Tells by a heading what the lines below it are.</summary>
internal static class SectionKinds
{
    /// <summary>A heading without a heading's marks is short.</summary>
    private const int ShortHeading = 6;

    private const int LongestBold = 14;

    private static readonly PhraseTable Breaking = PhraseTable.Of(language => language.BreakingHeadings);

    /// <summary>In this order, the first that fits.</summary>
    private static readonly (SectionKind Kind, PhraseTable Phrases)[] Others =
    [
        (SectionKind.Action, PhraseTable.Of(language => language.ActionHeadings)),
        (SectionKind.Migration, PhraseTable.Of(language => language.MigrationHeadings)),
        (SectionKind.Deprecated, PhraseTable.Of(language => language.DeprecatedHeadings)),
        (SectionKind.Removed, PhraseTable.Of(language => language.RemovedHeadings)),
        (SectionKind.Fixes, PhraseTable.Of(language => language.FixesHeadings)),
        (SectionKind.Internal, PhraseTable.Of(language => language.InternalHeadings)),
        (SectionKind.Upgrade, PhraseTable.Of(language => language.UpgradeHeadings)),
        (SectionKind.Additions, PhraseTable.Of(language => language.AdditionHeadings)),
    ];

    private static readonly PhraseTable RemovalsOfDeprecated = new(["^ ..2 removed|removal|removes|dropped|deleted ?of ?the deprecated|obsolete", "deprecated|obsolete ..4 now removed|gone|dropped|deleted", "^ ..2 removed|removals|dropped ..1 ( ?previously deprecated )", "^ удален*|убран*|удалили|убрали|удаление ..1 устаре*|устарев*"]);

    private static readonly WordSet Users = WordSet.Of("users user пользовател*");

    /// <summary>Of an upstream whose business is the migration of databases and the like.</summary>
    private static readonly WordSet Tools = WordSet.Of("tool tools generator generators runner engine генератор* инструмент*");

    private static readonly PhraseTable Aside = PhraseTable.Of(language => language.AsideHeadings);

    public static SectionKind Of(IReadOnlyList<NoteToken> tokens)
    {
        if (Aside.IsIn(tokens))
            return SectionKind.Aside;
        if (Breaking.In(tokens).Any(place => !Spared.Negated(tokens, place) && !Spared.Mends(tokens)))
            return SectionKind.Breaking;
        if (RemovalsOfDeprecated.IsIn(tokens))
            return SectionKind.Removed;
        var kinds = Others.Where(other => other.Phrases.In(tokens).Any(place => !Spared.Negated(tokens, place)) && !(other.Kind == SectionKind.Migration && tokens.Any(Tools.Contains)) && !(other.Kind == SectionKind.Internal && tokens.Any(Users.Contains))).Select(other => other.Kind).ToList();
        // "Deprecated and removed": each line has to say which it is.
        return kinds.Contains(SectionKind.Deprecated) && kinds.Contains(SectionKind.Removed) ? SectionKind.Other : kinds.FirstOrDefault();
    }

    /// <summary>Whether a line stands for a heading although it has none of its marks: it is all bold, or names what the lines below it are.</summary>
    /// <param name="isApart">A list follows, or the line is none of the list item's that it goes on.</param>
    public static bool StandsForHeading(string line, IReadOnlyList<NoteToken> tokens, bool isApart, out int level)
    {
        level = NoteSection.OfBold;
        if (tokens.Count is 0 or > NoteTokens.LongestLine / 8)
            return false;
        if (IsBold(line) && tokens.Count <= LongestBold)
            return true;
        if (tokens[^1].Is("."))
            return false;
        var endsWithColon = tokens[^1].Is(":");
        if (!endsWithColon && !(isApart && tokens.Count <= ShortHeading))
            return false;
        var kind = Of(tokens);
        level = tokens.Count > ShortHeading ? NoteSection.OfIntroduction : NoteSection.OfColon;
        return tokens.Count <= ShortHeading ? kind != SectionKind.Other || (endsWithColon && isApart)
            : endsWithColon && isApart && kind is SectionKind.Breaking or SectionKind.Action or SectionKind.Removed or SectionKind.Aside;
    }

    private static bool IsBold(string line)
    {
        var text = line.TrimEnd(':', ' ');
        return text.Length > 4
            && ((text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal) && text.IndexOf("**", 2, StringComparison.Ordinal) == text.Length - 2)
                || (text.StartsWith("__", StringComparison.Ordinal) && text.EndsWith("__", StringComparison.Ordinal) && text.IndexOf("__", 2, StringComparison.Ordinal) == text.Length - 2));
    }
}
