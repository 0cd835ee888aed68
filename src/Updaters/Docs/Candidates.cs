using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>All that may be a reference, found by the text alone. Most documents have none, and need not be read any closer.</summary>
/// <param name="Anywhere">What is a reference in prose, too.</param>
/// <param name="InCode">What is one in code alone.</param>
/// <param name="InText">What is one outside of code blocks.</param>
/// <param name="InKeys">What is one in code and in named values.</param>
/// <param name="InSentences">What is one outside of code blocks, unless the same place was found otherwise.</param>
/// <param name="BesideRepositories">Where a repository's URL stands beside which code may name a revision.</param>
/// <param name="Marks">The words to the bot in comments, where any of them may name one of the upstreams; elsewhere they are other upstreams'.</param>
/// <param name="Other">Other places that have to be looked at: mentions of downloaded files, what variables make up.</param>
internal sealed record Candidates(
    IReadOnlyList<Reference> Anywhere, IReadOnlyList<Reference> InCode, IReadOnlyList<Reference> InText, IReadOnlyList<Reference> InKeys, IReadOnlyList<Reference> InSentences, IReadOnlyList<int> BesideRepositories, IReadOnlyList<int> Marks, IReadOnlyList<int> Other, bool HasValues, LinkLabels Labels)
{
    public bool IsEmpty => Anywhere.Count + InCode.Count + InText.Count + InKeys.Count + InSentences.Count + BesideRepositories.Count + Marks.Count + Other.Count == 0 && !HasValues;

    public IReadOnlyList<int> Places =>
        [.. Anywhere.Concat(InCode).Concat(InText).Concat(InKeys).Concat(InSentences).Select(reference => reference.Span.Start), .. BesideRepositories, .. Marks, .. Other];

    public static Candidates In(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var lines = NamedLines.In(file.Text, upstreams);
        List<Reference> anywhere = [];
        List<Reference> inCode = [];
        List<Reference> inText = [];
        List<Reference> inKeys = [];
        List<Reference> inSentences = [];
        var showsToolVersions = file.Text.Contains(PackageMentions.ToolVersions, StringComparison.Ordinal);
        foreach (var line in lines)
        {
            anywhere.AddRange(InProse(file, line, upstreams));
            List<(TextSpan Span, Upstream Upstream)> mentions = [.. RepositoryLinks.In(file.Text, line, upstreams)];
            inCode.AddRange(Commands(file, line, upstreams));
            inCode.AddRange(RepositoryArguments.Find(file, mentions));
            if (showsToolVersions)
                inCode.AddRange(PackageMentions.InToolVersions(file, line, upstreams));
            inText.AddRange(NamedRows.Find(file, line, upstreams));
            inText.AddRange(NamedColumns.Find(file, line, upstreams));
            inText.AddRange(FieldPairs.Find(file, line, upstreams));
            inText.AddRange(VariableSentences.Find(file, line, upstreams));
            inText.AddRange(RepositorySentences.Find(file, mentions));
            List<(TextSpan Span, Upstream Upstream)> named = [.. mentions, .. NamedSentences.OtherNames(file.Text, line, upstreams)];
            inSentences.AddRange(NamedSentences.Find(file, named));
            inText.AddRange(NamedLists.Find(file, named));
            inText.AddRange(PackageMentions.InSentences(file, line, upstreams));
            inKeys.AddRange(KeyedPairs.Find(file, line, upstreams));
        }
        List<Reference> strong = [.. anywhere, .. inCode, .. inText, .. inKeys];
        inSentences.RemoveAll(one => NamedSentences.IsBesideAnother(file.Text, one, strong));
        var composed = lines.Where(line => CodeVariables.MayHold(file.Text.AsSpan(line.Start, line.Length)) || InterpolatedValues.MayHold(file.Text.AsSpan(line.Start, line.Length))).Select(line => line.Start);
        var files = DownloadedFiles.Find(file, anywhere, [new TextSpan(0, file.Text.Length)]).Select(reference => reference.Span.Start);
        return new Candidates(
            anywhere,
            inCode,
            inText,
            inKeys,
            inSentences,
            [.. lines.SelectMany(line => GitRevisions.RepositoriesIn(file, line, upstreams))],
            lines.Any(line => AuthorMarks.MayTieIn(file.Text.AsSpan(line.Start, line.Length))) ? [.. AuthorMarks.In(file.Text)] : [],
            [.. files, .. composed, .. RestatedVersions.PlacesOf(file.Text, [.. strong, .. inSentences])],
            lines.Count > 0 && (Markups.Of(file.Path) != Markup.Markdown || file.Text[0] is '-' or '+'),
            new LinkLabels(file, anywhere));
    }

    private static IEnumerable<Reference> InProse(FileText file, TextSpan line, IReadOnlyList<Upstream> upstreams) =>
    [
        .. RepositoryTags.InToolNames(file, line, upstreams),
        .. GitHubUrls.Find(file, line, upstreams),
        .. ImageNames.Find(file, line, upstreams),
        .. PackagePins.Find(file, line, upstreams),
        .. RepositoryTags.Find(file, line, upstreams),
        .. RepositoryMentions.InSentences(file, line, upstreams),
        .. Badges.Find(file, line, upstreams),
        .. InstallCommands.InUrls(file, line, upstreams),
    ];

    private static IEnumerable<Reference> Commands(FileText file, TextSpan line, IReadOnlyList<Upstream> upstreams) =>
    [
        .. Assignments.Find(file, line, upstreams),
        .. NamedValues.InYaml(file, line, upstreams),
        .. NamedValues.InOtherSpelling(file, line, upstreams),
        .. NamedValues.InDefaults(file, line, upstreams),
        .. NamedValues.InElementsAndOptions(file, line, upstreams),
        .. PackageMentions.Find(file, line, upstreams),
        .. RepositoryMentions.InGoModules(file, line, upstreams),
        .. RepositoryTags.InReleaseCommands(file, line, upstreams),
        .. KeySections.Find(file, line, upstreams),
        .. NixSources.Find(file, line, upstreams),
        .. InstallScripts.Find(file, line, upstreams),
        .. JvmCoordinates.Find(file, line, upstreams),
    ];
}
