using CsCheck;
using Updaters.References;
using Updaters.Tests.Fixtures;
using Updaters.Text;
using Updaters.Yaml;
using Xunit;

namespace Updaters.Tests.Yaml;

public class YamlUpdaterTests
{
    private static readonly YamlUpdater Updater = new();

    private static readonly IReadOnlyList<Upstream> Tool = [Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool"))];

    private static readonly Upstream Unnamed = Upstream.WithDefaultNames(UpstreamId.Parse("acme/--"));

    public static TheoryData<string> Cases => [.. FixtureFolders.Ids.Where(id => id.StartsWith("yaml/", StringComparison.Ordinal))];

    [Theory]
    [InlineData("mkdocs.yml")]
    [InlineData(".github/workflows/ci.yaml")]
    [InlineData("clusters/releases/app.YAML")]
    [InlineData("block.yml")]
    public void Yaml_files_are_its_own(string path) => Assert.True(Updater.Handles(path));

    [Theory]
    [InlineData("bumpbot.yml")]
    [InlineData("sub/bumpbot.yaml")]
    [InlineData("pnpm-lock.yaml")]
    [InlineData("conda.lock.yml")]
    [InlineData("changelogs/fragments/1.yml")]
    [InlineData("CHANGELOG.yaml")]
    [InlineData("yaml")]
    [InlineData("a.yml.bak")]
    public void Other_files_and_those_of_tools_are_not(string path) => Assert.False(Updater.Handles(path));

    /// <summary>What is left out for the parser by the outline must make no difference: an upstream of a very short name keeps everything in.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_is_found_where_nothing_is_left_out(string id)
    {
        var (text, upstreams) = Load(id);
        Assert.Equal(Found(text, upstreams), Found(text, [.. upstreams, Unnamed]));
    }

    [Fact]
    public void The_same_is_found_in_any_row_of_documents_where_nothing_is_left_out() =>
        Gen.Select(OneOf([.. Cases.Select(row => row.Data)]).Array[2, 5], OneOf("---\n", "...\n", "---\r\n# acme/tool\n", "... # end\n---\n"), (ids, border) => (ids, border)).Sample(row =>
        {
            List<(string Text, IReadOnlyList<Upstream> Upstreams)> documents = [.. row.ids.Select(Load)];
            var text = string.Join("\n" + row.border, documents.Select(document => document.Text));
            List<Upstream> upstreams = [.. documents.SelectMany(document => document.Upstreams).DistinctBy(upstream => upstream.Id)];
            Assert.Equal(Found(text, upstreams), Found(text, [.. upstreams, Unnamed]));
        }, iter: 200);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_broken_document_does_not_break_the_next(string id)
    {
        const string Broken = "a: [b\n  c: \"d\n...\n";
        var (text, upstreams) = Load(id);
        Assert.Equal(Found(text, upstreams).Select(found => found with { Span = found.Span with { Start = found.Span.Start + Broken.Length } }), Found(Broken + text, [.. upstreams, Unnamed]));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static (string Text, IReadOnlyList<Upstream> Upstreams) Load(string id)
    {
        var fixture = FixtureCase.Load(id);
        return (FileBytes.Decode(fixture.Before).Text, [.. fixture.Upstreams.Select(known => known.Upstream)]);
    }

    private static IEnumerable<Place> Found(string text, IReadOnlyList<Upstream> upstreams) =>
        Updater.Find(new FileText("a.yml", text), upstreams).Select(reference => new Place(reference.Span, reference.Upstream, reference.Pins.Count));

    private sealed record Place(TextSpan Span, UpstreamId Upstream, int Pins);

    /// <summary>Each would take a parser left to itself minutes, or all of the stack.</summary>
    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("[[],")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("\"")]
    [InlineData("&a ")]
    [InlineData("acme_tool_tag: 1\n")]
    [InlineData("tool_tag: &a\n")]
    [InlineData("- tool: |\n")]
    [InlineData("%a\n")]
    [InlineData("---\n")]
    [InlineData("--- tool\n")]
    [InlineData("--- {{ tool }}\n{{ tool }}\n")]
    [InlineData("%a\n---\n")]
    [InlineData("tool                              \"")]
    [InlineData("uses: acme/tool@v1 # ")]
    public void Hostile_text_is_read_to_its_end(string repeated)
    {
        var text = "tool:\n" + string.Concat(Enumerable.Repeat(repeated, 100_000 / repeated.Length)) + "\nurl: https://github.com/acme/tool/releases/tag/v1.2.0\n";
        Assert.All(Updater.Find(new FileText("a.yml", text), Tool), reference => Assert.Equal(reference.Current, reference.Span.Of(text)));
    }

    [Fact]
    public void Deep_indentation_is_read_to_its_end()
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(depth => $"{new string(' ', depth)}k:\n")) + new string(' ', 1000) + "uses: acme/tool@v1.2.0\n";
        Assert.Equal("v1.2.0", Assert.Single(Updater.Find(new FileText("a.yml", text), Tool)).Current);
    }

    [Fact]
    public void An_action_at_a_tag_is_tied_by_its_structure()
    {
        var reference = Assert.Single(Updater.Find(new FileText("ci.yml", "- uses: Acme/Tool/sub@v1"), Tool));
        Assert.Equal((ReferenceKind.Tag, Tie.Structure, new TextSpan(22, 2)), (reference.Kind, reference.Tie, reference.Span));
    }

    [Fact]
    public void A_commit_moves_with_the_version_in_its_comment()
    {
        var sha = new string('a', 40);
        var reference = Assert.Single(Updater.Find(new FileText("ci.yml", $"- uses: acme/tool@{sha} # v1.2.0"), Tool));
        Assert.Equal((ReferenceKind.Tag, "v1.2.0"), (reference.Kind, reference.Current));
        Assert.Equal([new Pin(new TextSpan(18, 40), PinKind.CommitSha, sha)], reference.Pins);
    }

    [Fact]
    public void An_image_has_to_be_published_under_the_name_that_its_pair_of_keys_gives()
    {
        const string Values = "image:\n  registry: ghcr.io\n  repository: acme/tool\n  tag: 1.2.0\n";
        Assert.Equal(new Publication.ImageTag("ghcr.io/acme/tool"), Assert.Single(Updater.Find(new FileText("values.yaml", Values), Tool)).PublishedAs);
    }

    [Fact]
    public void What_stands_around_a_default_is_part_of_the_tag()
    {
        var reference = Assert.Single(Updater.Find(new FileText("compose.yml", "image: acme/tool:v${TAG:-1.2.0}-slim"), Tool));
        Assert.Equal(new Publication.ImageTag("acme/tool", "v", "-slim"), reference.PublishedAs);
        Assert.Equal(ReferenceKind.Value, reference.Kind);
    }
}
