using System.Text;
using BumpBot.Commands;
using BumpBot.Config;
using BumpBot.Demo;
using BumpBot.Discovery;
using BumpBot.Tests.Scanning;
using Updaters.References;

namespace BumpBot.Tests.Discovery;

/// <summary>What is proposed for a first config, from real-looking repositories and from single lines.</summary>
public class DiscoverUpstreamsTests
{
    public static TheoryData<string> Samples => [.. SampleRepository.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_found_in_a_sample_repository_makes_a_valid_config_whose_places_a_scan_finds_again(string name)
    {
        var sample = SampleRepository.Load(name);
        var found = In(new FilesAtBase(sample.Files));
        if (found.Upstreams.Count == 0)
            return;
        var settings = Valid(new FirstConfig(found.Upstreams, "17 */12 * * *") { LeftOut = found.LeftOut, Unplaced = found.Unplaced }.Text());
        Assert.Equal(found.Upstreams.Select(upstream => upstream.Repo), settings.Watch.Select(entry => entry.Id.Repo));
        var scan = BumpBot.Scanning.Scanner.Scan(new FilesAtBase(sample.Files), settings, Updaters.FileUpdaters.All);
        Assert.All(found.Upstreams, upstream => Assert.Equal(
            upstream.Places, scan.References.Count(place => !place.OptedOut && place.Reference.Upstream.Repo.Equals(upstream.Repo))));
    }

    [Fact]
    public void Most_samples_name_upstreams_that_their_maintainers_watch()
    {
        var (found, watched) = (0, 0);
        foreach (var sample in SampleRepository.Names.Select(SampleRepository.Load))
        {
            var repos = In(new FilesAtBase(sample.Files)).Upstreams.Select(upstream => upstream.Repo).ToHashSet();
            watched += sample.Settings.Watch.Count;
            found += sample.Settings.Watch.Count(entry => repos.Contains(entry.Id.Repo));
        }
        TestContext.Current.SendDiagnosticMessage($"{found} of {watched} watched upstreams are found by init");
        Assert.True(found * 3 > watched * 2, $"{found} of {watched}");
    }

    [Fact]
    public void The_demos_upstreams_that_its_files_name_by_structure_are_found()
    {
        var found = In(new FilesAtBase(DemoSamples.TargetFiles));
        Assert.Subset(DemoSamples.Upstreams.Select(upstream => upstream.Repo).ToHashSet(), found.Upstreams.Select(upstream => upstream.Repo.ToString()).ToHashSet());
        Assert.Contains("alkoleft/bsl-language-server", found.Upstreams.Select(upstream => upstream.Repo.ToString()));
    }

    [Theory]
    [InlineData(".github/workflows/ci.yml", "jobs: { a: { steps: [{ uses: actions/checkout@v4.2.2 }] } }\n", "actions/checkout")]
    [InlineData(".pre-commit-config.yaml", "repos:\n  - repo: https://github.com/astral-sh/ruff-pre-commit\n    rev: v0.5.0\n", "astral-sh/ruff-pre-commit")]
    [InlineData("requirements.txt", "tool @ git+https://github.com/acme/tool@v1.2.3\n", "acme/tool")]
    [InlineData("go.mod", "module example.org/a\n\nrequire github.com/spf13/cobra v1.8.0\n", "spf13/cobra")]
    [InlineData("Dockerfile", "FROM ghcr.io/acme/tool:1.2.3\n", "acme/tool")]
    [InlineData("package.json", "{ \"dependencies\": { \"a\": \"github:acme/tool#v1.2.3\" } }", "acme/tool")]
    [InlineData("mise.toml", "[tools]\n\"ubi:acme/tool\" = \"1.2.3\"\n", "acme/tool")]
    [InlineData("main.tf", "module \"a\" {\n  source = \"git::https://github.com/acme/tool.git?ref=v1.2.3\"\n}\n", "acme/tool")]
    [InlineData("Makefile", "# bumpbot: acme/tool\nX := 1.2.3\nall:\n\tcurl -L https://github.com/acme/saw/releases/download/v2.0.0/saw.tgz\n", "acme/saw")]
    public void A_repository_that_a_file_names_at_a_version_is_found(string path, string text, string expected) =>
        Assert.Equal([expected], Found(path, text).Upstreams.Select(upstream => upstream.Repo.ToString()));

    [Theory]
    [InlineData("README.md", "See https://github.com/acme/tool, and https://github.com/acme/tool/issues/12.\n")]
    [InlineData("README.md", "Newest: https://github.com/acme/tool/releases/latest\n")]
    [InlineData("CHANGELOG.md", "- uses https://github.com/acme/tool/releases/tag/v1.2.3\n")]
    [InlineData("ci.yml", "steps: [{ uses: acme/tool@main }]\n")]
    [InlineData("Dockerfile", "FROM acme/tool:1.2.3\n")]
    [InlineData("Dockerfile", "FROM ghcr.io/acme/tool:1.2.3 # bumpbot:ignore\n")]
    [InlineData("README.md", "See https://github.com/sample/target/releases/tag/v1.0.0\n")]
    public void What_names_no_version_or_no_other_repository_is_not(string path, string text) => Assert.Empty(Found(path, text).Upstreams);

    [Fact]
    public void A_repository_of_the_same_name_is_left_out_and_told()
    {
        var found = Found("install.sh", "curl -L https://github.com/upstream/target/releases/download/v1.0.0/x.tgz\n");
        Assert.Empty(found.Upstreams);
        Assert.Equal("upstream/target", Assert.Single(found.LeftOut).ToString());
    }

    [Fact]
    public void Packages_and_images_without_a_repository_are_told_by_the_key_that_takes_them()
    {
        var found = In(new FilesAtBase(new Dictionary<string, byte[]>
        {
            ["requirements.txt"] = Encoding.UTF8.GetBytes("flask==2.0.1\n# a word\nrich~=13.1\n"),
            ["Dockerfile"] = Encoding.UTF8.GetBytes("FROM python:3.12-slim\nCOPY --from=quay.io/acme/tool:1.2.3 /a /b\n"),
        }));
        Assert.Equal(
            ["images python", "images quay.io/acme/tool", "packages flask", "packages rich"],
            found.Unplaced.Select(name => $"{name.Key} {name.Name}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_code_names_comes_before_what_documents_name()
    {
        var found = In(new FilesAtBase(new Dictionary<string, byte[]>
        {
            ["README.md"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("https://github.com/acme/saw/releases/tag/v1.0.0\n", 5))),
            ["Dockerfile"] = Encoding.UTF8.GetBytes("FROM ghcr.io/acme/tool:1.2.3\n"),
        }));
        Assert.Equal(["acme/tool", "acme/saw"], found.Upstreams.Select(upstream => upstream.Repo.ToString()));
    }

    [Fact]
    public void Foreign_text_stays_within_its_comment()
    {
        var evil = new FoundUpstream(RepoName.Parse("acme/tool"), 1, ["a\nwatch: [evil/evil]\u0085b\u2028c"], InCode: true);
        var text = new FirstConfig([evil], "@daily") { NotThere = [(evil with { Repo = RepoName.Parse("acme/saw") }, "gone\nrules: 1")], Unplaced = [new UnplacedName("x", "packages", "p\r\nq")] }.Text();
        Assert.Equal(["acme/tool"], Valid(text).Watch.Select(entry => entry.Id.ToString()));
    }

    private static Discovered Found(string path, string text) => In(new FilesAtBase(new Dictionary<string, byte[]> { [path] = Encoding.UTF8.GetBytes(text) }));

    private static Discovered In(FilesAtBase files) => DiscoverUpstreams.In(files, RepoName.Parse("sample/target"), "github.com");

    private static Model.TargetSettings Valid(string text)
    {
        var result = ConfigFile.Read(new ConfigSource("bumpbot.yml", text, ConfigOrigin.Started, "/srv"), _ => null);
        Assert.True(result is ConfigResult.Valid, result is ConfigResult.Invalid invalid ? string.Join('\n', invalid.Problems) + text : "");
        return ((ConfigResult.Valid)result).Target;
    }
}
