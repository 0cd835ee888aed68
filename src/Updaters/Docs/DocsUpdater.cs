using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Documents in Markdown, reStructuredText and AsciiDoc: URLs, images, packages and badges anywhere in them; variables, revisions and commands in
/// code; named values; and what stands between comments that name an upstream. What a document tells of the past stays.
/// </summary>
public sealed class DocsUpdater : IFileUpdater
{
    public string Name => "docs";

    public bool Handles(string path) => Markups.Of(path) is not null && !HistoryFiles.Include(path);

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        // Asked here too: the config may hand over files of any name, and no changelog is ever edited.
        if (file.Text.Length == 0 || HistoryFiles.Include(file.Path))
            return [];
        var candidates = Candidates.In(file, upstreams);
        if (candidates.IsEmpty)
            return [];
        var outline = DocumentOutline.Read(file.Text, Markups.Of(file.Path) ?? Markup.Markdown, candidates.Places);
        var found = Found(file, candidates, outline, upstreams);
        var hasMarks = candidates.Marks.Count > 0;
        var tied = hasMarks ? CodeComments.Over(file, outline, found, upstreams) : found;
        var optOut = OptOut.Read(file.Text);
        List<Reference> distinct = [.. tied.DistinctBy(reference => (reference.Upstream, reference.Span))];
        // What only a sentence ties may be another thing's version, and tells nothing apart.
        var ofSentences = candidates.InSentences.ToHashSet();
        var past = distinct.Where(reference => outline.IsToldToBePast(reference.Span)).ToHashSet();
        var apart = Apart(distinct.FindAll(reference => !ofSentences.Contains(reference)), past, file.Text, outline, optOut)
            .Concat(ofSentences.Count > 0 ? Apart(distinct, past, file.Text, outline, optOut).Where(ofSentences.Contains) : []);
        // What an author opted out is found all the same, and refused.
        List<Reference> current = [.. apart.Where(reference => optOut.Covers(reference.Span) || (PresentUse.IsShown(file.Text, reference, outline) && !IsSingledOut(reference, outline, candidates.Labels)))];
        var regions = !hasMarks ? [] : Comparisons.Without([.. Regions.Find(file, outline, upstreams).Where(reference => !outline.IsToldToBePast(reference.Span))], file.Text, outline, optOut);
        var files = DownloadedFiles.Find(file, current, outline.Code).Where(reference => !outline.IsPast(reference.Span));
        List<Reference> same = [.. SameVersions.Find(file, current, outline), .. ReleaseFiles.Find(file, current, outline, upstreams), .. VersionChecks.Find(file, current, outline), .. VersionAnswers.Find(file, current, outline), .. RestatedVersions.Find(file, current.FindAll(reference => !optOut.Covers(reference.Span)), outline, upstreams)];
        return TextOrder.Of([.. current, .. same, .. Repeats(file, [.. current, .. same], candidates.Labels), .. files, .. regions]).DistinctBy(reference => (reference.Upstream, reference.Span));
    }

    /// <summary>What stands in no comparison, and is not told to be of the past.</summary>
    private static IEnumerable<Reference> Apart(IReadOnlyList<Reference> found, HashSet<Reference> past, string text, DocumentOutline outline, OptOut optOut)
    {
        var told = Comparisons.WithoutSentences(found, text, outline, optOut);
        return Comparisons.Without([.. told.Where(reference => !past.Contains(reference))], text, outline, optOut);
    }

    /// <summary>Whether the reference, or a sentence that links by the name which its URL is defined under, is of its version alone.</summary>
    private static bool IsSingledOut(Reference reference, DocumentOutline outline, LinkLabels labels) =>
        outline.IsSingledOut(reference.Span, reference.Current) || labels.UsesOf(reference).Any(use => outline.IsPast(use, reference.Current));

    private static IEnumerable<Reference> Found(FileText file, Candidates candidates, DocumentOutline outline, IReadOnlyList<Upstream> upstreams) =>
    [
        .. candidates.Anywhere.Where(reference => !candidates.Labels.IsDefinedByVersion(reference)),
        .. VersionNamedLinks.Find(file, candidates, outline),
        .. candidates.InCode.Where(reference => outline.CodeAt(reference.Span.Start) is not null),
        .. candidates.InKeys.Where(reference => outline.CodeAt(reference.Span.Start) is not null || outline.IsOfValue(reference.Span)),
        .. candidates.InText.Where(reference => !outline.IsInCodeBlock(reference.Span)),
        .. candidates.BesideRepositories.SelectMany(place => outline.CodeAt(place) is { } code ? GitRevisions.Find(file, code, place, upstreams) : []),
        .. NamedValues.Find(file, outline.Values, upstreams),
        .. CodeVariables.Find(file, outline.CodeBlocks, upstreams),
        .. InterpolatedValues.Find(file, outline.CodeBlocks, upstreams),
        .. candidates.InSentences.Where(reference => !outline.IsInCodeBlock(reference.Span)),
    ];

    /// <summary>The texts and badges of links that say the same version as their URLs, and the texts of badges.</summary>
    private static IEnumerable<Reference> Repeats(FileText file, IReadOnlyList<Reference> current, LinkLabels labels) =>
        current.SelectMany(reference => reference switch
        {
            { Tie: Tie.ByStructure, Whole: not null } => labels.Of(reference),
            _ when Badges.Holds(file.Text, reference.Span) => labels.OfBadge(reference),
            _ => [],
        });
}
