using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>The <c>--checksum</c> of an <c>ADD</c> that is given at build time: nothing can be moved beside it.</summary>
internal static class UnreadableChecksum
{
    private const string Option = "--checksum=";

    /// <param name="expanded">The instruction's text with its variables put in.</param>
    public static IEnumerable<CheckedDownload> In(string text, Instruction instruction, SourcedText expanded)
    {
        var arguments = instruction.Arguments(text);
        if (CheckedDownloads.In(expanded).Count > 0)
            yield break;
        foreach (var word in Words.In(arguments, instruction.Escape))
        {
            if (!arguments.Span[word.Start..word.End].StartsWith(Option) || arguments.SourceOf(TextSpan.FromBounds(word.Start + Option.Length, word.End)) is not { } value)
                continue;
            yield return new CheckedDownload(new Pin(value, PinKind.FileSha256, value.Of(text)), [.. expanded.SourcesOf(new TextSpan(0, expanded.Length))]);
        }
    }
}
