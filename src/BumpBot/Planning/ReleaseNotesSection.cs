using System.Globalization;
using System.Text;
using BumpBot.Model;
using BumpBot.Planning.Notes;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>The releases of one upstream whose notes a body shows.</summary>
/// <param name="Of">The upstream, where the body is about several; null = it is about one.</param>
/// <param name="Releases">Newest first.</param>
internal sealed record ReleaseNotes(UpstreamId? Of, IReadOnlyList<Release> Releases);

/// <summary>The releases that a bump passes, newest first, each folded; cut at a section's border where they do not fit.</summary>
internal static class ReleaseNotesSection
{
    private const string Close = "\n\n</details>\n\n";
    private const int ForClosingWords = 400;

    /// <summary>The sections with their headings; empty where there is nothing to tell. Each upstream has an equal share, and what those before it leave.</summary>
    /// <param name="room">How many characters they may take.</param>
    public static string Of(IReadOnlyList<ReleaseNotes> upstreams, int room)
    {
        var sections = new StringBuilder();
        for (var i = 0; i < upstreams.Count; i++)
            sections.Append(Of(upstreams[i], (room - sections.Length) / (upstreams.Count - i)));
        return sections.ToString();
    }

    private static string Of(ReleaseNotes notes, int room)
    {
        var withNotes = notes.Releases.Where(release => !string.IsNullOrWhiteSpace(release.Notes)).ToList();
        var heading = notes.Of is { } upstream ? $"### Release notes of {PlainText.Markdown(upstream.ToString())}\n\n" : "### Release notes\n\n";
        if (withNotes.Count == 0 || room < heading.Length + ForClosingWords)
            return "";
        var section = new StringBuilder(heading);
        for (var i = 0; i < withNotes.Count; i++)
        {
            var left = room - section.Length - ForClosingWords;
            var (block, isWhole) = Block(withNotes[i], left, isNewest: i == 0);
            section.Append(block);
            if (isWhole)
                continue;
            section.Append(LeftOut(withNotes.Count - i - (block.Length > 0 ? 1 : 0)));
            break;
        }
        return section.ToString();
    }

    private static (string Text, bool IsWhole) Block(Release release, int room, bool isNewest)
    {
        var notes = SanitizedNotes.Of(release.Notes, UpstreamLinks.Files(release.Page, release.Tag));
        if (notes.Length == 0)
            return ("", true);
        var open = $"<details{(isNewest ? " open" : "")}>\n<summary>{Summary(release)}</summary>\n\n";
        var space = room - open.Length - Close.Length;
        if (notes.Length <= space)
            return (open + notes + Close, true);
        var more = UpstreamLinks.Page(release) is { } page ? $"\n\n*Cut here: [read the rest]({page}).*" : "\n\n*Cut here.*";
        var cut = SectionCut.ToFit(notes, space - more.Length);
        return (cut.Length == 0 ? "" : open + cut + more + Close, false);
    }

    private static string Summary(Release release)
    {
        var summary = new StringBuilder(PlainText.Html(release.Tag));
        if (release.Title is { } title && title.Trim() is { Length: > 0 } words && words != release.Tag)
            summary.Append(": ").Append(PlainText.Html(words, 150));
        if (release.PublishedAt is { } date)
            summary.Append(CultureInfo.InvariantCulture, $", {date.UtcDateTime:yyyy-MM-dd}");
        if (!string.IsNullOrWhiteSpace(release.Author))
            summary.Append(", by ").Append(PlainText.Html(release.Author, 100));
        return summary.ToString();
    }

    private static string LeftOut(int count) => count switch
    {
        0 => "",
        1 => "The notes of 1 release are left out: they do not fit here.\n\n",
        _ => string.Create(CultureInfo.InvariantCulture, $"The notes of {count} releases are left out: they do not fit here.\n\n"),
    };
}
