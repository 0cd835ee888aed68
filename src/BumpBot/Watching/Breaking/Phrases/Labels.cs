using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>Words that make a line breaking by where they stand: before its first colon, in brackets, alone.</summary>
internal static class Labels
{
    private const int Longest = 6;

    private static readonly HashSet<string> All = [.. Language.All.SelectMany(language => language.Labels)];
    private static readonly PhraseTable Breaking = PhraseTable.Of(language => language.Breaking);
    private static readonly WordSet Border = WordSet.Of(": — ] ) | /");

    /// <summary>How many tokens the label takes at the line's beginning; 0 = there is none.</summary>
    public static int Before(IReadOnlyList<NoteToken> tokens)
    {
        var boom = tokens.Count > 1 && tokens[0].Is(NoteToken.Boom) ? 1 : 0;
        for (var end = boom; end < tokens.Count && end <= Longest + boom; end++)
        {
            if (Border.Contains(tokens[end]))
                return IsLabel([.. tokens.Take(end)]) ? end + 1 : boom;
        }
        return boom;
    }

    /// <summary>Whether a label stands in brackets somewhere in the line, or after a dash at its end.</summary>
    public static bool IsInBrackets(IReadOnlyList<NoteToken> tokens)
    {
        for (var open = 0; open < tokens.Count; open++)
        {
            if (tokens[open].Kind != NoteTokenKind.Mark || tokens[open].Text is not ("(" or "[" or "—"))
                continue;
            for (var close = open + 1; close <= tokens.Count && close <= open + Longest; close++)
            {
                if ((close == tokens.Count || tokens[close].Text is ")" or "]" or ":" or ",") && IsLabel([.. tokens.Skip(open + 1).Take(close - open - 1)]))
                    return true;
            }
        }
        return false;
    }

    public static bool IsLabel(IReadOnlyList<NoteToken> tokens)
    {
        var words = tokens.Where(token => token.Kind == NoteTokenKind.Word).Select(token => token.Text).ToList();
        if (words.Count is 0 or > Longest || tokens.Any(token => token.Kind is NoteTokenKind.Code or NoteTokenKind.Link))
            return false;
        return All.Contains(string.Join(' ', words)) || (Breaking.In(tokens).Any(place => !Spared.Negated(tokens, place) && !Spared.IsSubject(tokens, place)) && !Spared.Mends(tokens) && !Spared.IsFuture(tokens));
    }
}
