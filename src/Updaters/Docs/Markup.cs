namespace Updaters.Docs;

/// <summary>The language that a document is written in, told by its name.</summary>
internal enum Markup
{
    /// <summary>CommonMark with GitHub's extensions; also what the config hands over under another name.</summary>
    Markdown,

    ReStructuredText,

    AsciiDoc,
}

internal static class Markups
{
    private static readonly (string Extension, Markup Markup)[] Known =
    [
        (".md", Markup.Markdown),
        (".markdown", Markup.Markdown),
        (".mdown", Markup.Markdown),
        (".mkd", Markup.Markdown),
        (".mdx", Markup.Markdown),
        (".rst", Markup.ReStructuredText),
        (".adoc", Markup.AsciiDoc),
        (".asciidoc", Markup.AsciiDoc),
    ];

    /// <summary>Null = the name is no document's.</summary>
    public static Markup? Of(string path)
    {
        foreach (var (extension, markup) in Known)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return markup;
        }
        return null;
    }
}
