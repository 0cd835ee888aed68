using BumpBot.Model;
using BumpBot.Watching.Breaking.Phrases;
using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking;

/// <summary>What a line says by itself, by its prefix, or by the headings above it.</summary>
/// <param name="Rule">Null = nothing that counts.</param>
/// <param name="SaysNone">It says that nothing is breaking.</param>
internal readonly record struct LineMeaning(BreakingRule? Rule, bool SaysNone)
{
    public static readonly LineMeaning Nothing = new(null, false);

    public static readonly LineMeaning None = new(null, true);
}

internal static class LineRules
{
    private static readonly WordSet Hidden = WordSet.Of("тесты документация ci docs doc test tests style i18n");
    private static readonly WordSet Tidying = WordSet.Of("internal internals refactoring рефакторинг chore refactor perf build deps cleanup infra types misc wip");
    private static readonly WordSet Mending = WordSet.Of("fix hotfix bug");
    private static readonly WordSet Nothings = WordSet.Of("none nothing n/a na nil nope нет отсутств* ничего —");
    private static readonly WordSet Automatic = WordSet.Of("automatic* optional not no without автоматич* не нет без");
    private static readonly WordSet Updates = WordSet.Of("bump* updat* upgrad* pin renovate обновл* обновит* подня*");
    private static readonly WordSet Demands = WordSet.Of("minimum minimal min required requirement requirements msrv supported baseline минимальн* требован*");
    private static readonly WordSet Bots = WordSet.Of("dependabot* renovate* dependenc* зависимост*");

    private static readonly WordSet Captions = WordSet.Of("before after old new was now example было стало раньше теперь пример");

    /// <summary>What the line says beside it is how things were.</summary>
    private static readonly PhraseTable TellsOfFix = new(["this|that|it|which is|was|has ?now ?been fixed|corrected|resolved", "исправлено $", "исправлено ."]);

    private static readonly PhraseTable Remainders = PhraseTable.Of(language => language.Remainders);

    public static LineMeaning Of(NoteLine line)
    {
        if (line.Kind == NoteLineKind.Code)
            return LineMeaning.Nothing;
        var prefix = LinePrefix.Of(line.Tokens);
        if (prefix.IsMarked)
            return new LineMeaning(BreakingRule.MarkedCommit, false);
        // What a fix tells of is mended, which its sentences are read with.
        var tokens = prefix.Length == 0 || (prefix.Type is { } type && Mending.Contains(type)) ? line.Tokens : [.. line.Tokens.Skip(prefix.Length)];
        return OfLabel(line, tokens) ?? InSection(line, tokens, prefix.Type);
    }

    /// <summary>Null = the line has no label.</summary>
    private static LineMeaning? OfLabel(NoteLine line, IReadOnlyList<NoteToken> tokens)
    {
        var label = IsShouted(line.Source) ? 1 : Labels.Before(tokens);
        IReadOnlyList<NoteToken> rest = [.. tokens.Skip(label)];
        if (label > 0 && line.Kind != NoteLineKind.Heading && !line.Announces)
        {
            if (rest.Count == 0 || IsNothing(rest))
                return rest.Count == 0 ? null : LineMeaning.None;
            return Spared.Mends(rest) && tokens[0].Is(NoteToken.Boom)
                ? null
                : new LineMeaning(line.Source.Contains("BREAKING CHANGE", StringComparison.Ordinal) || line.Source.Contains("BREAKING-CHANGE", StringComparison.Ordinal) ? BreakingRule.Footer : BreakingRule.Phrase, false);
        }
        return Labels.IsInBrackets(tokens) && !IsDependencyUpdate(tokens) && !Spared.Mends(tokens) && line.Kind != NoteLineKind.Heading ? new LineMeaning(BreakingRule.Phrase, false) : null;
    }

    /// <summary>The first word in capitals needs no colon.</summary>
    private static bool IsShouted(string source)
    {
        var text = source.AsSpan().TrimStart("*_[(`~ ⚠️💥❗🚨:");
        return text.StartsWith("BREAKING", StringComparison.Ordinal) && !text.StartsWith("BREAKING NEWS", StringComparison.Ordinal);
    }

    private static LineMeaning InSection(NoteLine line, IReadOnlyList<NoteToken> tokens, string? type) => line.Section.Tells switch
    {
        SectionKind.Aside => LineMeaning.Nothing,
        _ when line.Kind == NoteLineKind.Heading => OfHeading(line),
        SectionKind.Breaking => Told(line, tokens, BreakingRule.Heading),
        SectionKind.Action => Told(line, tokens, BreakingRule.ActionNeeded),
        SectionKind.Migration when !line.Announces && !tokens.Any(Automatic.Contains) && !Remainders.IsIn(tokens) => new LineMeaning(BreakingRule.MigrationGuide, false),
        SectionKind.Removed when !line.Announces => OfRemoved(tokens),
        SectionKind.Upgrade when StatementRules.IsStep(tokens) => new LineMeaning(BreakingRule.ActionNeeded, false),
        var kind => OfSentences(tokens, WeightOf(kind, type, tokens)),
    };

    /// <summary>A heading that says more than what kind of lines stand below it.</summary>
    private static LineMeaning OfHeading(NoteLine line) => line.Section.Kind is not (SectionKind.Breaking or SectionKind.Action) && (line.Section.Kind == SectionKind.Other || line.Tokens.Count > 5)
        ? OfSentences(line.Tokens, line.Section.Tells == SectionKind.Internal ? Weight.CallsItself : Weight.KnownByName)
        : LineMeaning.Nothing;

    private static LineMeaning Told(NoteLine line, IReadOnlyList<NoteToken> tokens, BreakingRule rule)
    {
        if (IsNothing(tokens))
            return LineMeaning.None;
        return line.Announces || IsExample(tokens) || Remainders.IsIn(tokens) ? LineMeaning.Nothing : new LineMeaning(rule, false);
    }

    /// <summary>"Before: `a`", "After: `b`".</summary>
    private static bool IsExample(IReadOnlyList<NoteToken> tokens) =>
        tokens.Count > 2 && Captions.Contains(tokens[0]) && tokens[1].Is(":") && tokens.Skip(2).All(token => token.Kind is NoteTokenKind.Code or NoteTokenKind.Mark);

    private static LineMeaning OfRemoved(IReadOnlyList<NoteToken> tokens) =>
        IsNothing(tokens) || Spared.Mends(tokens) || Spared.IsFuture(tokens) || !Removals.CountsAsItem(tokens)
            ? LineMeaning.Nothing
            : new LineMeaning(BreakingRule.Removed, false);

    private static LineMeaning OfSentences(IReadOnlyList<NoteToken> tokens, Weight weight)
    {
        if (weight == Weight.All && TellsOfFix.IsIn(tokens))
            weight = Weight.KnownByName;
        var (saysNone, isKept, isDeprecation) = (false, StatementRules.SaysKept(tokens), StatementRules.Deprecates(tokens));
        foreach (var sentence in Statement.Of(tokens))
        {
            if (IsDependencyUpdate(sentence.Tokens))
                continue;
            if (StatementRules.SaysNothingIs(sentence.Tokens))
                saysNone = true;
            if (StatementRules.Of(sentence, weight, isKept, isDeprecation) is { } rule)
                return new LineMeaning(rule, saysNone);
        }
        return new LineMeaning(null, saysNone);
    }

    private static Weight WeightOf(SectionKind section, string? type, IReadOnlyList<NoteToken> tokens) => section switch
    {
        SectionKind.Internal or SectionKind.Deprecated => Weight.CallsItself,
        _ when type is "new" or "add" => Weight.CallsItself,
        _ when type is not null && Hidden.Contains(type) => Weight.CallsItself,
        _ when tokens.Any(Bots.Contains) && tokens.Any(Updates.Contains) => Weight.CallsItself,
        _ when IsTitle(tokens) => Weight.KnownByName,
        SectionKind.Fixes => Weight.KnownByName,
        _ when type is not null && Mending.Contains(type) => Weight.KnownByName,
        _ when type is not null && Tidying.Contains(type) => Weight.KnownByName,
        _ => Weight.All,
    };

    /// <summary>A line of GitHub's or GoReleaser's generated notes: its authors wrote it for those who know the code.</summary>
    private static bool IsTitle(IReadOnlyList<NoteToken> tokens) => IsPullTitle(tokens) || IsCommitTitle(tokens);

    /// <summary>"0aa91fe Remove x"; with a colon after its hash, as changesets writes it, a line is meant for users.</summary>
    private static bool IsCommitTitle(IReadOnlyList<NoteToken> tokens) =>
        tokens.Count > 1 && tokens[0].Text is { Length: >= 7 and <= 40 } hash && hash.All(char.IsAsciiHexDigitLower) && hash.Any(char.IsAsciiDigit) && !tokens[1].Is(":");

    private static bool IsPullTitle(IReadOnlyList<NoteToken> tokens) =>
        tokens is [.., { Kind: NoteTokenKind.Link } link] && link.Text.Contains("/pull/", StringComparison.Ordinal);

    /// <summary>A dependency of the project's own: what it breaks is the project's business.</summary>
    private static bool IsDependencyUpdate(IReadOnlyList<NoteToken> tokens) =>
        tokens.Take(2).Any(Updates.Contains) && !tokens.Any(Demands.Contains)
        && (tokens.Any(Bots.Contains) || HasMove(tokens));

    private static bool HasMove(IReadOnlyList<NoteToken> tokens)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (tokens[at].Text is "to" or "from" or "до" or "с" or "→" && tokens.Skip(at + 1).Take(3).Any(token => token.Kind == NoteTokenKind.Number))
                return true;
        }
        return false;
    }

    /// <summary>"None.", "No breaking changes", a dash.</summary>
    private static bool IsNothing(IReadOnlyList<NoteToken> tokens)
    {
        var words = tokens.Where(token => token.Kind != NoteTokenKind.Mark || token.Text == "—").ToList();
        return words.Count == 0 || (words.Count <= 5 && Nothings.Contains(words[0])) || (words.Count <= 2 && words.Any(word => Nothings.Contains(word) || word.Is("no")))
            || Statement.Of(tokens).All(sentence => StatementRules.SaysNothingIs(sentence.Tokens));
    }
}
