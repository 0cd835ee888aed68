using Markdig.Syntax;
using Updaters.Text;

namespace BumpBot.Planning.Notes;

/// <summary>All edits of one pass over release notes.</summary>
internal static class NoteEdits
{
    public static IReadOnlyList<TextEdit> Of(string text, MarkdownDocument document)
    {
        var regions = NoteRegions.Of(text, document);
        return Disjoint(text.Length,
        [
            .. NoteStructure.Edits(text, document),
            .. NoteHtml.Edits(text, document, regions),
            .. NoteLinks.Edits(text, document, regions),
            .. NoteText.Edits(text, regions),
        ]);
    }

    /// <summary>The edits that do not get in each other's way, the first ones first; the others come up again in the next pass.</summary>
    private static List<TextEdit> Disjoint(int length, IReadOnlyList<TextEdit> edits)
    {
        var taken = new bool[length + 1];
        var kept = new List<TextEdit>();
        foreach (var edit in edits)
        {
            var place = taken.AsSpan(edit.Offset, Math.Max(1, edit.Length));
            if (place.Contains(true))
                continue;
            place.Fill(true);
            kept.Add(edit);
        }
        return kept;
    }
}
