using System.Globalization;
using System.Text;
using BumpBot.Model;
using BumpBot.Planning.Notes;

namespace BumpBot.Planning;

/// <summary>What breaks, as the first thing in a body: the lines that say so, where they stand, and by which rule they were taken for it.</summary>
internal static class BreakingText
{
    private const int LinesWhereRoomy = 30;
    private const int LongestLine = 600;

    /// <summary>The section with its heading; empty where nothing looks breaking.</summary>
    /// <param name="rows">How many lines may be quoted.</param>
    public static IEnumerable<string> Excerpt(BreakingVerdict verdict, int rows)
    {
        if (verdict is not BreakingVerdict.Breaking breaking)
            return [];
        var versions = breaking.Signs.Where(sign => sign.Line is null).Select(sign => RuleText(sign.Rule)).ToList();
        var quoted = breaking.Signs.Where(sign => sign.Line is not null).ToList();
        var most = Math.Min(rows, LinesWhereRoomy);
        return
        [
            "### Breaking changes",
            Opening(versions, quoted.Count),
            .. Groups(quoted.Take(most)).Select(Group),
            quoted.Count > most ? string.Create(CultureInfo.InvariantCulture, $"and {quoted.Count - most} more") : "",
        ];
    }

    /// <summary>A sentence; empty where it is known.</summary>
    public static string NotKnown(BreakingVerdict verdict) =>
        verdict is BreakingVerdict.NotKnown unknown ? $"*Whether this breaks anything is not known: {PlainText.Markdown(unknown.Why, 300)}.*" : "";

    private static string Opening(List<string> versions, int quoted)
    {
        var reasons = versions.Append(quoted switch { 0 => "", 1 => "of the line below", _ => "of the lines below" }).Where(reason => reason.Length > 0);
        return $"This looks like a breaking release because {string.Join(", and because ", reasons)}.";
    }

    /// <summary>Signs of one release by one rule, in their order.</summary>
    private static List<List<BreakingSign>> Groups(IEnumerable<BreakingSign> signs)
    {
        var groups = new List<List<BreakingSign>>();
        foreach (var sign in signs)
        {
            if (groups.Count > 0 && groups[^1][0] is var last && last.Tag == sign.Tag && last.Rule == sign.Rule)
                groups[^1].Add(sign);
            else
                groups.Add([sign]);
        }
        return groups;
    }

    private static string Group(List<BreakingSign> signs)
    {
        var page = signs.TrueForAll(sign => sign.Link == signs[0].Link) ? signs[0].Link : null;
        var lines = new StringBuilder($"{Linked(PlainText.Code(signs[0].Tag, 100), page)}, {RuleText(signs[0].Rule)}:\n\n");
        foreach (var sign in signs)
            lines.Append("- ").Append(page is null && sign.Link is not null ? $"{Linked("commit", sign.Link)}: " : "").Append(Quote(sign.Line!, UpstreamLinks.Files(sign.Link, sign.Tag))).Append('\n');
        return lines.ToString();
    }

    private static string Linked(string text, Uri? page) => page is null ? text : $"[{text}]({UpstreamLinks.Escaped(page)})";

    /// <summary>The line with its own markup where that does no harm within a list, else as plain text.</summary>
    /// <param name="files">Where links lead that are relative.</param>
    private static string Quote(string line, Uri? files)
    {
        var bare = PlainText.OneLine(line, LongestLine).TrimStart('#', '>', '-', '+', '|', '=', ' ').TrimEnd('|', ' ');
        var clean = SanitizedNotes.Of(bare, files);
        return clean.Length > 0 && IsInline(clean) ? clean : PlainText.Markdown(bare, LongestLine);
    }

    private static bool IsInline(string text) =>
        !text.Contains('\n', StringComparison.Ordinal) && !text.Contains("```", StringComparison.Ordinal) && !text.Contains("~~~", StringComparison.Ordinal)
        && !text.Contains('<', StringComparison.Ordinal) && !text.StartsWith('[');

    internal static string RuleText(BreakingRule rule) => rule switch
    {
        BreakingRule.MajorVersion => "the major version is another",
        BreakingRule.MinorBelowOne => "the minor version is another, which may break anything below 1.0",
        BreakingRule.Heading => "under a heading on breaking changes",
        BreakingRule.Phrase => "called breaking",
        BreakingRule.Footer => "marked with `BREAKING CHANGE`",
        BreakingRule.MarkedCommit => "a commit marked with `!`",
        BreakingRule.MigrationGuide => "there is a guide to migrate by",
        BreakingRule.ActionNeeded => "something has to be done",
        BreakingRule.Removed => "something is gone",
        BreakingRule.Renamed => "something has another name",
        BreakingRule.NoLongerSupported => "support ends",
        BreakingRule.RaisedRequirement => "more is required",
        BreakingRule.DefaultChanged => "a default is another",
        BreakingRule.BehaviourChanged => "something behaves in another way",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
