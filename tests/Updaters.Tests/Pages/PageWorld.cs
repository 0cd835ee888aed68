using Updaters.References;
using Updaters.Tests.Fixtures;

namespace Updaters.Tests.Pages;

/// <summary>
/// What the upstreams of the examples have published, as <c>docs/updaters/README.md</c> says: every digest, hash and commit of an old version is made of
/// ones, and of a new one of twos.
/// </summary>
internal static class PageWorld
{
    public static readonly string OldCommit = new('1', 40);

    private static readonly string NewCommit = new('2', 40);

    private static readonly string NewHash = new('2', 64);

    private static readonly Dictionary<string, string> Digests = new[] { "ghcr.io/acme/tool:1.3.0", "ghcr.io/acme/tool:1.3.0-alpine", "acme/tool:1.3.0" }
        .ToDictionary(image => image, _ => $"sha256:{NewHash}");

    private static readonly Dictionary<string, IReadOnlyList<string>> Hashes = new() { ["tool==1.3.0"] = [NewHash, new('3', 64)] };

    private static readonly Dictionary<string, string> Downloads = new[]
    {
        "https://github.com/acme/tool/releases/download/v1.3.0/tool-linux-amd64.tar.gz",
        "https://github.com/acme/tool/archive/refs/tags/v1.3.0.tar.gz",
    }.ToDictionary(url => url, _ => NewHash);

    /// <summary>The example as a case of the updaters' fixtures.</summary>
    public static FixtureCase Case(PageExample example)
    {
        var config = PageConfig.Read(example.Config);
        return new FixtureCase(
            example.Id,
            example.Path,
            System.Text.Encoding.UTF8.GetBytes(example.Before),
            null,
            [.. config.Entries().Select(Published).Select(FixtureUpstream.From)],
            [.. config.Rules.Select(FixtureCase.Rule)],
            [],
            FixtureCase.Policy(config.Ranges),
            new FixtureEvidence(Digests, Hashes, Downloads))
        {
            Repository = RepoName.Parse("acme/app"),
            Submodules = new Dictionary<string, string> { ["vendor/tool"] = OldCommit },
        };
    }

    private static RuleFile.UpstreamEntry Published(RuleFile.UpstreamEntry entry)
    {
        (string[] tags, entry.To) = entry.Repo switch
        {
            "acme/tool" => (["v1.1.0", "v1.2.0", "v1.2.3"], "v1.3.0"),
            "acme/action" => (["v4", "v5", "v4.1.0"], "v5.0.0"),
            "acme/mono" => (new[] { "cli-v1.2.3" }, "cli-v1.3.0"),
            _ => throw new InvalidDataException($"nothing is said of what {entry.Repo} has published"),
        };
        entry.Tags = [.. tags];
        entry.Commits = new() { [tags[^1]] = OldCommit, [entry.To] = NewCommit };
        return entry;
    }
}
