using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>A script read with its variables put in: what its URLs and images lead to, and the hashes that its commands check.</summary>
/// <remarks>
/// A variable has the value that the script sets for it; one that it sets to several is not known. As with makefiles, a value that another
/// repository's URL takes up as well cannot move without moving that.
/// </remarks>
internal sealed partial class ExpandedScript
{
    /// <summary>Past this length a script is data, and putting variables in costs more than it finds.</summary>
    public const int LongestScript = 256 * 1024;

    private readonly SpanSet _ofOthers;
    private readonly SpanSet _ofUpstreams;

    private ExpandedScript(IReadOnlyList<Reference> found, IReadOnlyList<CheckedDownload> downloads, IEnumerable<TextSpan> usedForOthers)
    {
        _ofOthers = new SpanSet(usedForOthers);
        _ofUpstreams = new SpanSet(found.Select(reference => reference.Span));
        Found = [.. found.Where(reference => !_ofOthers.Overlaps(reference.Span))];
        Downloads = downloads;
    }

    /// <summary>What URLs, images and packages lead to.</summary>
    public IReadOnlyList<Reference> Found { get; }

    /// <summary>The hashes that commands check.</summary>
    public IReadOnlyList<CheckedDownload> Downloads { get; }

    /// <param name="code">The script with its comments blanked out.</param>
    public static ExpandedScript Read(FileText code, IReadOnlyList<Upstream> upstreams)
    {
        if (code.Text.Length > LongestScript || !NameSearch.For(upstreams).MayName(code.Text) || !(Leads.Of(upstreams).In(code.Text) || Leads.OfHashIn(code.Text)))
            return new ExpandedScript([], [], []);
        var written = SourcedText.Of(code.Text, [new TextSpan(0, code.Text.Length)]);
        List<SourcedText> readings = [Expanded(written, prefersDefault: false)];
        if (code.Text.Contains(":-", StringComparison.Ordinal) || code.Text.Contains(":=", StringComparison.Ordinal))
            readings.Add(Expanded(written, prefersDefault: true));
        return new ExpandedScript(
            [.. readings.SelectMany(reading => ComposedReferences.Find(code, reading, upstreams)).DistinctBy(reference => (reference.Upstream, reference.Span))],
            CheckedDownloads.In(readings[0]),
            readings.SelectMany(reading => ComposedReferences.UsedForOthers(reading, upstreams)));
    }

    /// <summary>Whether what was found otherwise holds: a value that makes up URLs of another repository alone is not tied by its variable's default name.</summary>
    public bool Allows(Reference reference) =>
        reference.Tie is not Tie.ByName { Name.Source: NameSource.Default } || !_ofOthers.Overlaps(reference.Span) || _ofUpstreams.Overlaps(reference.Span);

    /// <summary>The variables that the script sets in some of its lines, whose names may tie a hash to a version.</summary>
    public static IEnumerable<(string Name, TextSpan Value)> Variables(string code, Func<TextSpan, bool> lines)
    {
        foreach (var line in Lines.In(code).Where(lines))
        {
            for (var match = Assigned().Match(code, line.Start, line.Length); match.Success; match = match.NextMatch())
                yield return (match.Groups["name"].Value, new TextSpan(match.Groups["value"].Index, match.Groups["value"].Length));
        }
    }

    /// <summary>What the script is started with is not known.</summary>
    private static SourcedText Expanded(SourcedText written, bool prefersDefault) => ShellVariables.Expand(written, _ => null, prefersDefault);

    [GeneratedRegex(@"(?<![\w$.-])(?<name>[A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*[""']?(?<value>[^\s""';&|,)]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();
}
