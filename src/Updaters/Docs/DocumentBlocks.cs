using Updaters.Text;

namespace Updaters.Docs;

/// <summary>What the reader of a markup finds in a document, as far as it bears on versions. Each list is in the order of the text.</summary>
internal sealed class DocumentBlocks
{
    public List<Heading> Headings { get; } = [];

    /// <summary>The lines of code blocks, each block as one span.</summary>
    public List<TextSpan> Code { get; } = [];

    /// <summary>The contents of code within sentences.</summary>
    public List<TextSpan> CodeSpans { get; } = [];

    public List<TextSpan> Comments { get; } = [];

    /// <summary>What tells of a version's past by the markup's own means: <c>.. versionadded:: 1.2</c> with its text.</summary>
    public List<TextSpan> History { get; } = [];

    public List<Titled> Titled { get; } = [];

    /// <summary>Where paragraphs, lists and tables start.</summary>
    public List<int> BlockStarts { get; } = [];

    public List<NamedValue> Values { get; } = [];
}
