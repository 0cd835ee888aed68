using System.Text.RegularExpressions;
using Updaters.Keys;
using Updaters.Pattern;
using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace Updaters.Tests.Fixtures;

/// <summary>One folder of <c>fixtures/updaters</c>, read.</summary>
/// <param name="After">Null = nothing may change.</param>
public sealed record FixtureCase(
    string Id,
    string Path,
    byte[] Before,
    byte[]? After,
    IReadOnlyList<FixtureUpstream> Upstreams,
    IReadOnlyList<FileRule> Rules,
    IReadOnlyList<Refusal> Refused,
    RangePolicy Ranges,
    FixtureEvidence Evidence)
{
    /// <summary>The repository that the file is of; null = it is not known.</summary>
    public RepoName? Repository { get; init; }

    /// <summary>The commit of each submodule in the tree, by path.</summary>
    public IReadOnlyDictionary<string, string> Submodules { get; init; } = new Dictionary<string, string>();

    /// <summary>The submodules that move, with the commit that each must move to.</summary>
    public IReadOnlyDictionary<string, string> Moved { get; init; } = new Dictionary<string, string>();

    public string Format => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    public static FixtureCase Load(string id)
    {
        var folder = System.IO.Path.Combine(FixtureFolders.Root, id.Replace('/', System.IO.Path.DirectorySeparatorChar));
        var rule = RuleFile.Read(System.IO.Path.Combine(folder, "rule.yml"));
        return new FixtureCase(
            id,
            rule.Path,
            Only(folder, "before") ?? throw new FileNotFoundException($"{id} has no before.*"),
            Only(folder, "after"),
            [.. rule.Upstreams.Select(FixtureUpstream.From)],
            [.. rule.Rules.Select(Rule)],
            [.. rule.Refused.Select(refused => new Refusal(refused.Current, refused.Reason))],
            Policy(rule.Ranges),
            new FixtureEvidence(rule.Digests, rule.Hashes.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)entry.Value), rule.Downloads))
        {
            Repository = rule.Repository == "" ? null : RepoName.Parse(rule.Repository),
            Submodules = rule.Submodules,
            Moved = rule.Moved,
        };
    }

    /// <param name="ranges">As the config writes it.</param>
    public static RangePolicy Policy(string ranges) => Enum.Parse<RangePolicy>(ranges.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    public static FileRule Rule(RuleFile.RuleEntry rule, int index)
    {
        var (files, upstream) = (new PathGlob(rule.Files), UpstreamId.Parse(rule.Upstream));
        if (rule.Key == "")
        {
            var pattern = new Regex(rule.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline);
            return new PatternRule(index, files, pattern, upstream, rule.Expect);
        }
        return KeyPath.TryParse(rule.Key, out var key, out var problem)
            ? new KeyRule(index, files, key, upstream, rule.Expect)
            : throw new InvalidDataException(problem);
    }

    private static byte[]? Only(string folder, string stem)
    {
        var files = Directory.GetFiles(folder).Where(file => System.IO.Path.GetFileNameWithoutExtension(file) == stem).ToList();
        return files.Count switch
        {
            0 => null,
            1 => File.ReadAllBytes(files[0]),
            _ => throw new InvalidDataException($"{folder} has several {stem}.*"),
        };
    }
}

/// <summary>An upstream of a case: the names it goes by, what it has published, and the tag to move to.</summary>
/// <param name="Commits">Tag -> commit, for pins on commits.</param>
public sealed record FixtureUpstream(Upstream Upstream, PublishedVersions Published, string To, IReadOnlyDictionary<string, string> Commits)
{
    public static FixtureUpstream From(RuleFile.UpstreamEntry entry)
    {
        TagPattern? pattern = null;
        if (entry.Tag is not null && !TagPattern.TryParse(entry.Tag, out pattern))
            throw new InvalidDataException($"'{entry.Tag}' is no tag pattern");
        var id = new UpstreamId(RepoName.Parse(entry.Repo), entry.Name);
        List<string> tags = [.. entry.Tags, entry.To];
        return new FixtureUpstream(
            Upstream.WithDefaultNames(id, pattern).AlsoCalled(entry.Packages, entry.Images, entry.Variables) with { Hosts = entry.Hosts },
            new PublishedVersions(pattern ?? TagPattern.Infer(id.Repo, tags), tags),
            entry.To,
            entry.Commits);
    }
}

/// <summary>What a case's registries, indexes and downloads answer. What is not listed cannot be had.</summary>
/// <param name="Digests"><c>image:tag</c>, as the file writes the image -> <c>sha256:…</c>.</param>
/// <param name="Hashes"><c>package==version</c> -> the sha256 of each of its files.</param>
/// <param name="Downloads">URL -> the sha256 of the file.</param>
public sealed record FixtureEvidence(
    IReadOnlyDictionary<string, string> Digests,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Hashes,
    IReadOnlyDictionary<string, string> Downloads)
{
    /// <summary>What the pin is true for once the reference has moved; null = it cannot be had.</summary>
    public IReadOnlyList<string>? For(Pin pin, Reference reference, string newText, FixtureUpstream upstream, IReadOnlyList<TextEdit> edits) => pin.Kind switch
    {
        PinKind.ImageDigest when reference.PublishedAs is Publication.ImageTag image => One(Digests, $"{image.Name}:{image.Before}{newText}{image.After}"),
        PinKind.CommitSha => One(upstream.Commits, upstream.To),
        PinKind.HashList when reference.PublishedAs is Publication.PythonPackage package => Hashes.GetValueOrDefault($"{package.Name}=={newText}"),
        PinKind.FileSha256 when pin.File?.After(edits) is { } url => One(Downloads, url),
        _ => null,
    };

    private static string[]? One(IReadOnlyDictionary<string, string> values, string key) => values.TryGetValue(key, out var value) ? [value] : null;
}

/// <summary>A reference that is found but stays, and why.</summary>
public sealed record Refusal(string Current, string Reason);
