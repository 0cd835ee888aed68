using System.Text;
using CsCheck;
using Updaters.Json;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Json;

public class JsonUpdaterTests
{
    private static readonly JsonUpdater Updater = new();

    private static readonly IReadOnlyList<Upstream> Tool = [Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool"))];

    [Theory]
    [InlineData("package.json")]
    [InlineData(".devcontainer/devcontainer.json")]
    [InlineData("a/settings.jsonc")]
    public void Json_files_are_its_own(string path) => Assert.True(Updater.Handles(path));

    [Theory]
    [InlineData("package-lock.json")]
    [InlineData("sub/npm-shrinkwrap.json")]
    [InlineData("packages.lock.json")]
    [InlineData(".config/dotnet-tools.json")]
    [InlineData("global.json")]
    [InlineData("bin/app.deps.json")]
    [InlineData(".bumpbot/ledger.json")]
    [InlineData("changelog.json")]
    [InlineData("a.json5")]
    public void Lock_files_and_those_of_tools_are_not(string path) => Assert.False(Updater.Handles(path));

    [Fact]
    public void Whatever_stands_before_a_value_its_place_is_right() =>
        Gen.String.Sample(
            before =>
            {
                var text = $"{{ \"a\": \"{Escaped(before)}\", \"image\": \"acme/tool:1.2.0\", \"{Escaped(before)}\": \"acme/tool:1.2.1\" }}";
                Assert.Equal(["1.2.0", "1.2.1"], Updater.Find(new FileText("a.json", text), Tool).Select(reference => reference.Span.Of(text)));
            },
            seed: "0000KdaBcNlM",
            iter: 300,
            threads: 1);

    [Theory]
    [InlineData("[")]
    [InlineData("{\"tool\":")]
    [InlineData("{\"tool_tag\":1},")]
    [InlineData("\"")]
    [InlineData("// tool\n")]
    public void Hostile_text_is_read_to_its_end(string repeated)
    {
        var text = "[\"acme/tool:1.2.0\"," + string.Concat(Enumerable.Repeat(repeated, 200_000 / repeated.Length));
        Assert.Equal("1.2.0", Updater.Find(new FileText("a.json", text), Tool).First().Current);
    }

    [Fact]
    public void Keys_of_one_map_by_the_thousand_are_read_in_one_pass()
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < 20_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\"tool{i}_tag\": 1,\n");
        Assert.Empty(Updater.Find(new FileText("a.json", text.Append('}').ToString()), Tool));
    }

    private static string Escaped(string text) => string.Concat(text.Where(c => c is not ('"' or '\\') && !char.IsControl(c)));
}
