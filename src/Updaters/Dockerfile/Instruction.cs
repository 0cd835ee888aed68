using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>One instruction of a Dockerfile.</summary>
/// <param name="Keyword">In upper case; of <c>ONBUILD COPY …</c> it is <c>COPY</c>.</param>
/// <param name="Lines">What follows the keyword, a stretch for each line, without continuation marks; comment lines between them are left out.</param>
/// <param name="HereDocument">The lines of its here-documents, without those that are comments.</param>
/// <param name="Escape">The file's escape character.</param>
internal sealed record Instruction(string Keyword, IReadOnlyList<TextSpan> Lines, IReadOnlyList<TextSpan> HereDocument, char Escape)
{
    /// <summary>All stretches of the file that it is made of.</summary>
    public IEnumerable<TextSpan> AllLines => Lines.Concat(HereDocument);

    /// <summary>What follows the keyword, with its continuation lines joined as the builder joins them.</summary>
    public SourcedText Arguments(string text) => SourcedText.Of(text, Lines);
}
