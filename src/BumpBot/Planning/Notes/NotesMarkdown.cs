using System.Diagnostics.CodeAnalysis;
using Markdig;
using Markdig.Syntax;

namespace BumpBot.Planning.Notes;

/// <summary>Markdown as GitHub reads it, as far as it decides what is code, a link or HTML. The tree only finds; it never renders.</summary>
internal static class NotesMarkdown
{
    private static readonly MarkdownPipeline GitHubFlavoured = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .Build();

    /// <summary>False where the text is nested more deeply than the parser follows.</summary>
    public static bool TryParse(string markdown, [NotNullWhen(true)] out MarkdownDocument? document)
    {
        try
        {
            document = Markdown.Parse(markdown, GitHubFlavoured);
            return true;
        }
        catch (ArgumentException)
        {
            document = null;
            return false;
        }
    }
}
