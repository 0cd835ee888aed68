namespace BumpBot.Watching.Breaking.Text;

internal enum NoteLineKind
{
    Text,
    Item,

    /// <summary>A heading, or what stands for one.</summary>
    Heading,

    TableRow,

    /// <summary>A block of code; what it says is not read.</summary>
    Code,
}

/// <summary>A line of notes as a reader sees it: a list item, a heading, a paragraph.</summary>
/// <param name="Source">As it is written, without the signs of lists and quotes.</param>
/// <param name="Section">What it stands in; of a heading, what stands below it.</param>
/// <param name="Announces">It ends with a colon, and a list follows that says the rest.</param>
internal sealed record NoteLine(string Source, NoteLineKind Kind, NoteSection Section, bool Announces)
{
    public IReadOnlyList<NoteToken> Tokens { get; } = NoteTokens.Of(Source);
}
