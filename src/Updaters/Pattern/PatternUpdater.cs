using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Pattern;

/// <summary>The way out for files that no other updater reads: the regular expressions of the config's <c>rules:</c>.</summary>
/// <remarks>
/// A rule that matches a file more than <see cref="MaxMatches"/> times, or takes the engine too long, finds nothing in it, and so does
/// a match of more than <see cref="MaxMatchLength"/> characters: neither means single places. The caller sees that by the count that
/// each rule expects.
/// </remarks>
public sealed class PatternUpdater(IReadOnlyList<PatternRule> rules) : IFileUpdater
{
    public const int MaxMatches = 1000;

    public const int MaxMatchLength = 10_000;

    public string Name => "pattern";

    public bool Handles(string path) => rules.Any(rule => rule.Files.Matches(path));

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var text = new UnixText(file.Text);
        return TextOrder.Of(
            from rule in rules
            where rule.Files.Matches(file.Path) && upstreams.Any(upstream => upstream.Id.Equals(rule.Upstream))
            from span in Versions(rule.Pattern, text)
            select new Reference(
                rule.Upstream, file.Path, span, span.Of(file.Text), ReferenceKind.Value, new Tie.ByRule(rule.Index), []));
    }

    private static List<TextSpan> Versions(Regex pattern, UnixText text)
    {
        var found = new List<TextSpan>();
        var count = 0;
        try
        {
            // The engine's time limit does not hold while it works out groups, so only matches of a known length get that far.
            foreach (var match in pattern.EnumerateMatches(text.Text))
            {
                if (++count > MaxMatches)
                    return [];
                if (match.Length <= MaxMatchLength && Version(pattern, text, match.Index) is { } span)
                    found.Add(span);
            }
            return found;
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    /// <summary>Where the version of the match stands that begins at the place; null where it is empty or reaches over a line's end.</summary>
    private static TextSpan? Version(Regex pattern, UnixText text, int start) =>
        pattern.Match(text.Text, start).Groups[RulePattern.VersionGroup] is { Length: > 0 } version && !version.ValueSpan.Contains('\n')
            ? text.SpanInFile(version.Index, version.Length)
            : null;
}
