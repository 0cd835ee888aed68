using System.Text.RegularExpressions;
using BumpBot.Model;
using Updaters.Text;

namespace BumpBot.Planning.Notes;

/// <summary>
/// Foreign release notes as Markdown that does no harm in the target: nobody is mentioned, nothing is referenced or closed, nothing is hidden,
/// no tag or fence reaches beyond the notes. The parser's tree says where code, links and HTML are; the edits are made on the source.
/// </summary>
public static partial class SanitizedNotes
{
    /// <summary>Longer notes are cut first: a body has room for little more, and the parser's time grows with the square of hostile text.</summary>
    private const int MaxLength = 40_000;

    /// <summary>An edit can bring forth what the next pass has to mend; what is not at rest by then is shown as code.</summary>
    private const int MaxPasses = 8;

    private const int MaxBrackets = 4000;

    /// <summary>Applied twice, the second time changes nothing, unless the first one made short notes outgrow the limit.</summary>
    /// <param name="files">Where the upstream's files are shown, for links that are relative to them; null = such links stay.</param>
    public static string Of(string? notes, Uri? files = null)
    {
        var original = Absolute(Tidy(Cut(notes ?? "")), files);
        if (IsAllCode(original))
            return original;
        var text = original;
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            if (text.AsSpan().Count('[') > MaxBrackets || !NotesMarkdown.TryParse(text, out var document))
                break;
            var edits = NoteEdits.Of(text, document);
            if (edits.Count == 0)
                return text;
            text = Tidy(TextEdits.Apply(text, edits));
        }
        return AsCode(original);
    }

    private static string Absolute(string text, Uri? files) =>
        files is not null && text.AsSpan().Count('[') <= MaxBrackets && NotesMarkdown.TryParse(text, out var document) ? AbsoluteLinks.In(text, document, files) : text;

    private static string Cut(string notes)
    {
        if (notes.Length <= MaxLength)
            return notes;
        var end = notes.LastIndexOf('\n', MaxLength);
        return notes[..(end > MaxLength / 2 ? end : MaxLength)];
    }

    private static string Tidy(string text) =>
        BlankStart().Replace(HiddenCharacters.Remove(text.ReplaceLineEndings("\n")), "").TrimEnd();

    /// <summary>The last resort: readable, and inert whatever it holds.</summary>
    private static string AsCode(string text)
    {
        var inert = NoteText.InertCode(text);
        var fence = new string('`', Math.Max(3, 1 + LongestRun(inert)));
        return $"{fence}\n{inert}\n{fence}";
    }

    private static bool IsAllCode(string text) =>
        AllCode().Match(text) is { Success: true } match
        && LongestRun(match.Groups["code"].Value) < match.Groups["fence"].Length
        && NoteText.InertCode(match.Groups["code"].Value) == match.Groups["code"].Value;

    private static int LongestRun(string text) => Backticks().Matches(text).Select(run => run.Length).DefaultIfEmpty(0).Max();

    [GeneratedRegex(@"\A(?:[ \t]*\n)+")]
    private static partial Regex BlankStart();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"\A(?<fence>`{3,})\n(?<code>.*)\n\k<fence>\z", RegexOptions.Singleline)]
    private static partial Regex AllCode();
}
