using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.PipRequirements;

/// <summary>
/// pip's requirements and constraints files: exact pins (<c>name==1.2.3</c>), ranges (<c>name~=1.2</c>), and repositories, releases and
/// archives by URL, be it in an entry or in an option (<c>--find-links</c>, <c>--editable</c>, <c>-r</c>).
/// </summary>
public sealed partial class RequirementsUpdater : IFileUpdater
{
    public string Name => "requirements";

    public bool Handles(string path) => UsualPath().IsMatch(path) || SourceFile().IsMatch(path);

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var lines = RequirementLines.Read(file.Text);
        var content = file with { Text = lines.Content };
        var ties = CommentTies.Read(file, upstreams);
        List<TextSpan> urlEntries = [];
        List<Reference> found =
        [
            .. InEntries(file, content, lines.Spans, PackageIndex.Of(upstreams), ties, urlEntries),
            .. InUrls(file, content, lines.Spans, upstreams),
        ];
        return TextOrder.Of(ties.Over(found, urlEntries)).Where(reference => !Continuation.Splits(file.Text, reference));
    }

    /// <summary>The entries that name a package of an upstream with a version specifier.</summary>
    /// <param name="others">Gets the first word of each entry that names none, for comments to tie.</param>
    private static List<Reference> InEntries(
        FileText file, FileText content, IReadOnlyList<TextSpan> lines, PackageIndex packages, CommentTies ties, List<TextSpan> others)
    {
        List<Reference> found = [];
        foreach (var line in lines)
        {
            var tied = ties.On(line);
            if (Requirement.NameIn(content.Text, line) is not { } name)
            {
                if (tied.Count > 0)
                    others.AddRange(Words(content.Text, line));
                continue;
            }
            var known = packages.Tie(content.Text.AsSpan(name.Start, name.Length));
            if (known is null && tied.Count == 0)
                continue;
            if (Requirement.Read(content.Text, line, name) is not { } entry)
                others.AddRange(tied.Count > 0 ? Words(content.Text, line) : []);
            else if (tied.Count > 0)
                found.AddRange(tied.Select(upstream => At(file, content, line, entry, upstream.Id, Tie.Comment)));
            else
                found.Add(At(file, content, line, entry, known!.Value.Upstream.Id, new Tie.ByName(known.Value.Name, entry.Name)));
        }
        return found;
    }

    private static Reference At(FileText file, FileText content, TextSpan line, Requirement entry, UpstreamId upstream, Tie tie) =>
        new(upstream, file.Path, entry.Version, entry.Version.Of(file.Text), entry.IsExact ? ReferenceKind.Package : ReferenceKind.Range, tie, [.. RequirementPins.OfPackage(file, content, line)])
        {
            PublishedAs = new Publication.PythonPackage(entry.Name),
            Dialect = entry.IsExact ? null : RangeDialect.Python,
        };

    private static IEnumerable<Reference> InUrls(FileText file, FileText content, IReadOnlyList<TextSpan> lines, IReadOnlyList<Upstream> upstreams)
    {
        var next = 0;
        foreach (var reference in GitHubUrls.Find(content, new TextSpan(0, content.Text.Length), upstreams))
        {
            while (next < lines.Count && lines[next].End < reference.Span.End)
                next++;
            if (next == lines.Count || !lines[next].Contains(reference.Span))
                continue;
            var pinned = reference with { Pins = [.. reference.Pins, .. RequirementPins.OfUrl(file, content, lines[next], reference)] };
            // A URL in the place of a hash is no requirement.
            if (pinned.Pins.Any(pin => pin.Span.Overlaps(reference.Span)))
                continue;
            if (EggName.VersionOf(content.Text, lines[next], reference) is not { } egg)
            {
                yield return pinned;
                continue;
            }
            var whole = TextSpan.FromBounds(reference.Span.Start, egg.End);
            yield return pinned with { Whole = whole };
            yield return pinned with { Span = egg, Current = egg.Of(content.Text), Kind = ReferenceKind.Value, Whole = whole };
        }
    }

    private static IEnumerable<TextSpan> Words(string content, TextSpan line)
    {
        for (var match = Word().Match(content, line.Start, line.Length); match.Success; match = match.NextMatch())
            yield return new TextSpan(match.Index, match.Length);
    }

    [GeneratedRegex(
        @"(?:\A|/)(?:[^/]*requirements[^/]*\.(?:txt|in)|[^/]*constraints[^/]*\.(?:txt|in)|(?:requirements|constraints)/[^/]+\.(?:txt|in))\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UsualPath();

    // pip-compile's sources by any name: dev.in. Templates of other tools mostly have a further ending, or one of the names left out here.
    [GeneratedRegex(@"(?:\A|/)(?!(?:config|configure|makefile|manifest|version|build|rules|changes|control|copyright)\.in\z)[A-Za-z0-9_-]+\.in\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"[^\s;]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
