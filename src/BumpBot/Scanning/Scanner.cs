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

    public static Scan Scan(IBase @base, TargetSettings settings, IReadOnlyList<IFileUpdater> updaters)
    {
        var upstreams = settings.Watch.Select(entry => entry.Upstream).ToList();
        var files = new Dictionary<string, ScannedFile>(StringComparer.Ordinal);
        var references = new List<FoundReference>();
        var unread = new List<UnreadFile>();
        foreach (var file in @base.Files)
        {
            var readers = updaters.Where(updater => Reads(updater, file.Path, settings)).ToList();
            if (readers.Count == 0)
                continue;
            if (file.Size > LargestFile)
            {
                unread.Add(new UnreadFile(file.Path, $"{file.Size:N0} bytes; files over {LargestFile:N0} are not read"));
                continue;
            }
            var bytes = @base.Read(file);
            if (FileBytes.IsBinary(bytes))
                continue;
            var content = FileBytes.Decode(bytes);
            var found = FindIn(new FileText(file.Path, content.Text), readers, upstreams);
            if (found.Count == 0)
                continue;
            files[file.Path] = new ScannedFile(file, content);
            references.AddRange(found);
        }
        return new Scan(@base.Commit, files, references, RuleProblems(settings.Rules, references), @base.FoldersNotUtf8, unread);
    }

    /// <summary>Whether an updater reads a file: by its usual names or by the config's, and not against it.</summary>
    public static bool Reads(IFileUpdater updater, string path, TargetSettings settings) =>
        !settings.IgnoredFiles.Any(glob => glob.Matches(path))
        && (updater.Handles(path)
            || (settings.AddedFiles.TryGetValue(updater.Name, out var added) && added.Any(glob => glob.Matches(path))));

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
