using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Lists and tables of environments under a heading or words that name one upstream: <c>We run acme/tool:</c> over <c>- staging: 1.2.3</c> and <c>- production: 1.2.3</c>.
/// Only where all have the same version.
/// </summary>
internal static partial class NamedLists
{
    private const int LongestLine = 400;

    private const int MostItems = 12;

    /// <param name="mentions">Where repositories, images and packages are named.</param>
    public static IEnumerable<Reference> Find(FileText file, IEnumerable<(TextSpan Span, Upstream Upstream)> mentions)
    {
        foreach (var (mention, upstream) in mentions)
        {
            var lead = Lines.In(file.Text, LineStart(file.Text, mention.Start)).First();
            if (lead.Length > LongestLine || !IsLead(file.Text.AsSpan(lead.Start, lead.Length)))
                continue;
            var items = Lines.In(file.Text, lead.Start).Skip(1).Take(MostItems + 3).SkipWhile(line => line.Length == 0).TakeWhile(line => line.Length is > 0 and <= LongestLine).Where(line => !Head().IsMatch(line.Of(file.Text)))
                .Select(line => (Start: line.Start, Match: Item().Match(line.Of(file.Text)))).ToList();
            if (items.Count < 2 || !items.TrueForAll(item => item.Match.Success && item.Match.Groups["version"].Value == items[0].Match.Groups["version"].Value) || !items.Exists(item => Environment().IsMatch(item.Match.Groups["label"].Value)))
                continue;
            var name = new KnownName(upstream.Id.Repo.ToString(), NameSource.Default);
            foreach (var (start, match) in items)
                yield return new Reference(upstream.Id, file.Path, new TextSpan(start + match.Groups["version"].Index, match.Groups["version"].Length), match.Groups["version"].Value, ReferenceKind.Value, new Tie.ByName(name, name.Text), []);
        }
    }

    /// <summary>A heading, or words that end with a colon.</summary>
    private static bool IsLead(ReadOnlySpan<char> line) => line.TrimStart(" \t>") is ['#' or '=', ..] || line.TrimEnd(" \t*_") is [.., ':'];

    private static int LineStart(string text, int offset) => text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

    // The head of a table, and the line under it.
    [GeneratedRegex(@"\A[ \t>]*\|[^\d]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"\A[ \t>]*(?:[-*+]|\|)[ \t]*[*_`]{0,2}(?<label>\p{L}[^:|\r\n]{0,40}?)[*_`]{0,2}[ \t]*(?::[*_]{0,2}|–|—|\|)[ \t]*[*_`]{0,3}(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[*_`]{0,3}[ \t]*\|?[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\b(?:dev|devel\w*|local|test\w*|stag\w+|stage|prod\w*|qa|uat|ci|pre-?prod|live|canary|sandbox|demo|прод\w*|тест\w*|стенд\w*|боев\w+|разработк\w+|препрод\w*)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Environment();
}
