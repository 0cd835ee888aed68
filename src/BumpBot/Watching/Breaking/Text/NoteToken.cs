namespace BumpBot.Watching.Breaking.Text;

internal enum NoteTokenKind
{
    /// <summary>In lower case, <c>ё</c> as <c>е</c>.</summary>
    Word,

    /// <summary>What stands for a name of code: a code span, or a word that can be nothing else (<c>--flag</c>, <c>GET_URL</c>, <c>call()</c>).</summary>
    Code,

    /// <summary>A number or version: <c>14</c>, <c>v2.0</c>, <c>3.9+</c>.</summary>
    Number,

    /// <summary>The target of a link, or a bare URL, in lower case.</summary>
    Link,

    /// <summary>Punctuation, and the emoji that says "breaking".</summary>
    Mark,
}

internal readonly record struct NoteToken(NoteTokenKind Kind, string Text)
{
    /// <summary>The emoji of breaking changes in gitmoji.</summary>
    public const string Boom = "💥";

    public bool Is(string text) => Text == text && Kind != NoteTokenKind.Code;

    /// <summary>A mark that ends a clause: no phrase goes across it.</summary>
    public bool EndsClause => Kind == NoteTokenKind.Mark && Text is ":" or "—" or "|" or ";" or "." or Boom;
}
