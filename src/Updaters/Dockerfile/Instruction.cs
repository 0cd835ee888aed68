using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>One instruction of a Dockerfile.</summary>
/// <param name="Keyword">In upper case; of <c>ONBUILD COPY …</c> it is <c>COPY</c>.</param>
/// <param name="AllLines">
/// All stretches of the file that it is made of. First what follows the keyword, a stretch for each line, without continuation marks; comment lines
/// between them are left out. Behind them the lines of its here-documents, without those that are comments.
/// </param>
/// <param name="LineCount">How many of them are not of here-documents.</param>
/// <param name="Escape">The file's escape character.</param>
internal sealed record Instruction(string Keyword, ArraySegment<TextSpan> AllLines, int LineCount, char Escape)
{
    public ArraySegment<TextSpan> Lines => AllLines[..LineCount];

    public ArraySegment<TextSpan> HereDocument => AllLines[LineCount..];

    /// <summary>From its first line to its last, with whatever stands between.</summary>
    public TextSpan Extent => TextSpan.FromBounds(AllLines[0].Start, AllLines[^1].End);

    /// <summary>Whether its text may name upstreams: base images are read by themselves, and labels say what the image itself is.</summary>
    public bool IsSearched => Keyword is not ("FROM" or "LABEL" or "MAINTAINER");

    /// <summary>Whether it sets variables.</summary>
    public bool SetsVariables => Keyword is "ARG" or "ENV";

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
