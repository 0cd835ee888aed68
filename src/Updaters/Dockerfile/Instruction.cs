using Updaters.Finding;
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
    public IEnumerable<TextSpan> AllLines => HereDocument.Count == 0 ? Lines : Lines.Concat(HereDocument);

    /// <summary>Whether its text may name upstreams: base images are read by themselves, and labels say what the image itself is.</summary>
    public bool IsSearched => Keyword is not ("FROM" or "LABEL" or "MAINTAINER");

    /// <summary>What follows the keyword, with its continuation lines joined as the builder joins them.</summary>
    public SourcedText Arguments(string text) => SourcedText.Of(text, Lines);

    /// <summary>The arguments, and behind them the lines of the here-documents.</summary>
    public SourcedText WholeText(string text)
    {
        var whole = Arguments(text);
        foreach (var line in HereDocument)
        {
            whole.AppendForeign("\n");
            whole.Append(text, line);
        }
        return whole;
    }
}
