using System.Text.RegularExpressions;
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
    IReadOnlyList<PatternRule> Rules,
    IReadOnlyList<Refusal> Refused)
{
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
            [.. rule.Refused.Select(refused => new Refusal(refused.Current, refused.Reason))]);
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

    private static PatternRule Rule(RuleFile.RuleEntry rule, int index) => new(
        index,
        new PathGlob(rule.Files),
        new Regex(rule.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline),
        UpstreamId.Parse(rule.Upstream),
        rule.Expect);
}

/// <summary>An upstream of a case: the names it goes by, what it has published, and the tag to move to.</summary>
public sealed record FixtureUpstream(Upstream Upstream, PublishedVersions Published, string To)
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
            entry.To);
    }
}

/// <summary>A reference that is found but stays, and why.</summary>
public sealed record Refusal(string Current, string Reason);
