using System.Text.RegularExpressions;
using BumpBot.Model;
using BumpBot.Scanning;
using Updaters;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Discovery;

/// <summary>The packages and images that files pin although nothing there says which repository makes them: only a person can.</summary>
internal static partial class UnplacedNames
{
    /// <summary>Longer lists than this help nobody who reads them.</summary>
    private const int Most = 40;

    /// <summary>Words tried in one file.</summary>
    private const int MostWords = 1000;

    /// <summary>The formats whose versions stand with the names of packages or images.</summary>
    private static readonly IReadOnlyList<string> Formats = ["requirements", "toml", "dotnet", "dockerfile", "yaml"];

    /// <param name="placed">Places whose upstream is known.</param>
    public static IEnumerable<UnplacedName> In(IEnumerable<(FileText File, List<IFileUpdater> Readers)> files, IReadOnlyList<FoundReference> placed)
    {
        var known = placed.Select(found => (found.Reference.Path, found.Reference.Span)).ToHashSet();
        return files
            .SelectMany(file => Pinned(file.File, [.. file.Readers.Where(reader => Formats.Contains(reader.Name))]))
            .Where(found => !found.OptedOut && !known.Contains((found.Reference.Path, found.Reference.Span)))
            .Select(Unplaced)
            .OfType<UnplacedName>()
            .DistinctBy(name => (name.Name, name.Key))
            .Take(Most);
    }

    private static UnplacedName? Unplaced(FoundReference found) => found.Reference switch
    {
        { Kind: ReferenceKind.Image, Tie: Tie.ByName image } => new UnplacedName(image.Written, "images", found.Reference.Path),
        { Kind: ReferenceKind.Package or ReferenceKind.Range, Tie: Tie.ByName package } => new UnplacedName(package.Written, "packages", found.Reference.Path),
        _ => null,
    };

    /// <summary>What the file would name if each of its words were the name of an upstream.</summary>
    private static IReadOnlyList<FoundReference> Pinned(FileText file, IReadOnlyList<IFileUpdater> readers)
    {
        if (readers.Count == 0)
            return [];
        List<Upstream> words = [.. Word().Matches(file.Text).Select(match => match.Value.TrimEnd('.')).Distinct().Take(MostWords).Select(Called)];
        return words.Count == 0 ? [] : Scanner.FindIn(file, readers, words);
    }

    private static Upstream Called(string word, int index)
    {
        List<KnownName> name = [new KnownName(word, NameSource.Config)];
        return new Upstream(new UpstreamId(RepoName.Parse($"word/{index}"), null), name, name, [], []);
    }

    [GeneratedRegex("[A-Za-z][A-Za-z0-9._-]*(?:(?::[0-9]{1,5})?/[A-Za-z0-9._-]+)*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
