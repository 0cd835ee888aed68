namespace BumpBot.Watching.Breaking.Text;

/// <summary>A sentence, or what stands for one.</summary>
/// <param name="Before">The one before it in its line; null = it is the first.</param>
internal sealed record Statement(IReadOnlyList<NoteToken> Tokens, Statement? Before)
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal) { "e.g", "i.e", "etc", "vs", "incl", "approx", "т.е", "т.к", "т.д", "т.п", "см", "др", "напр" };

    /// <summary>The sentences of a line.</summary>
    public static IEnumerable<Statement> Of(IReadOnlyList<NoteToken> tokens)
    {
        var start = 0;
        Statement? last = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!Ends(tokens, at))
                continue;
            if (at > start)
                yield return last = new Statement([.. tokens.Skip(start).Take(at - start)], last);
            start = at + 1;
        }
        if (start < tokens.Count)
            yield return new Statement([.. tokens.Skip(start)], last);
    }

    /// <summary>The exclamation mark of <c>feat!:</c> ends nothing.</summary>
    private static bool Ends(IReadOnlyList<NoteToken> tokens, int at) =>
        tokens[at].Kind == NoteTokenKind.Mark && tokens[at].Text switch
        {
            "." => at == 0 || !Abbreviations.Contains(tokens[at - 1].Text),
            "!" => at + 1 >= tokens.Count || !tokens[at + 1].Is(":"),
            "?" or ";" => true,
            _ => false,
        };
}
