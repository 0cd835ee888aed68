using BumpBot.Model;
using BumpBot.Targets;
using Updaters;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Scanning;

/// <summary>Finds every reference in a target's files at its base commit.</summary>
public static class Scanner
{
    /// <summary>Larger files hold data, not references that people keep by hand.</summary>
    public const long LargestFile = 4 * 1024 * 1024;

    /// <param name="cache">What was found before; null = everything is read.</param>
    /// <param name="repository">What is scanned, for what its files name relative to it; null = it is not known.</param>
    public static Scan Scan(IBase @base, TargetSettings settings, IReadOnlyList<IFileUpdater> updaters, ScanCache? cache = null, RepoName? repository = null)
    {
        var scanner = new FileScanner(@base, settings, updaters, cache, repository);
        var found = scanner.Search(@base.Files);
        List<FoundReference> references = [.. found.SelectMany(file => file.Scan.References).Select(reference => WithCommit(reference, @base))];
        var unnamed = @base.PathsNotUtf8.Where(path => updaters.Any(updater => Reads(updater, path, settings)));
        return new Scan(
            @base.Commit,
            found.ToDictionary(file => file.File.Path, file => new ScannedFile(file.File, file.Scan.Content!), StringComparer.Ordinal),
            references,
            RuleProblems(settings.Rules, references),
            [.. scanner.Unread, .. unnamed.Select(path => new UnreadFile(path, "its name is not UTF-8; rename it to have it read"))])
        {
            Paths = @base.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>A submodule's commit depends on the tree, and not on the file that names its path.</summary>
    private static FoundReference WithCommit(FoundReference found, IBase @base) =>
        found.Reference.Kind == ReferenceKind.Submodule ? found with { SubmoduleCommit = @base.Submodules.GetValueOrDefault(found.Reference.Current) } : found;

    /// <summary>Whether an updater reads a file: by its usual names or by the config's, and not against it.</summary>
    public static bool Reads(IFileUpdater updater, string path, TargetSettings settings) =>
        (updater.Handles(path) || (settings.AddedFiles.TryGetValue(updater.Name, out var added) && added.Any(glob => glob.Matches(path))))
        && !settings.IgnoredFiles.Any(glob => glob.Matches(path));

    /// <summary>All references in one file by these updaters; a place that two of them find alike counts once.</summary>
    public static IReadOnlyList<FoundReference> FindIn(
        FileText file, IEnumerable<IFileUpdater> updaters, IReadOnlyList<Upstream> upstreams)
    {
        var optOut = OptOut.Read(file.Text);
        var lines = new LineNumbers(file.Text);
        return
        [
            .. from updater in updaters
               from reference in updater.Find(file, upstreams)
               group (updater, reference) by (reference.Upstream, reference.Span) into places
               let first = places.MinBy(place => Rank(place.reference.Tie))
               orderby first.reference.Span.Start
               select new FoundReference(
                   first.reference,
                   first.updater.Name,
                   lines.At(first.reference.Span.Start),
                   optOut.Covers(first.reference.Span)),
        ];
    }

    /// <summary>The stronger tie speaks for a place; a rule comes first, since its matches are counted.</summary>
    private static int Rank(Tie tie) => tie switch
    {
        Tie.ByRule => 0,
        Tie.ByComment => 1,
        Tie.ByStructure => 2,
        Tie.ByName { Name.Source: NameSource.Config } => 3,
        _ => 4,
    };

    private static List<string> RuleProblems(IReadOnlyList<FileRule> rules, List<FoundReference> references)
    {
        var problems = new List<string>();
        foreach (var rule in rules)
        {
            var matches = references.Count(found => found.Reference.Tie is Tie.ByRule tie && tie.Index == rule.Index);
            if (rule.Expect is { } expected ? matches != expected : matches == 0)
            {
                var wanted = rule.Expect is { } count ? $"{count} expected" : "at least 1 expected";
                problems.Add($"rule {rule.Index + 1} for {rule.Upstream} ({rule.Files}: {rule.Sought}) matched {matches} times, {wanted}: correct its pattern or key, files or expect");
            }
        }
        return problems;
    }
}
