using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BumpBot.Tests.EndToEnd;

namespace BumpBot.Tests.Docs;

/// <summary><c>docs/json.md</c> names all that the program prints as JSON.</summary>
public sealed partial class JsonDocsTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Config.ConfigFixture.Root))!, "docs", "json.md"));

    private readonly string _folder = Directory.CreateTempSubdirectory("bumpbot-json-").FullName;

    [Fact]
    public async Task All_that_the_demo_prints_is_described_and_standard_output_is_one_document()
    {
        var outcome = await BotProcess.RunAsync(_folder, new Dictionary<string, string>(), "demo", "--json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        var demo = JsonNode.Parse(outcome.Output)!.AsObject();
        Assert.Equal((1, true, 6, 1, null), ((int)demo["schema"]!, (bool)demo["wentWell"]!, (int)demo["opened"]!, (int)demo["refreshed"]!, demo["folder"]));
        Assert.Empty(demo["again"]!["targets"]![0]!["pulls"]!.AsArray());
        AssertDescribed(demo, "bumpbot demo", "bumpbot run", "bumpbot check");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Every field of the document has its name in one of these sections.</summary>
    internal static void AssertDescribed(JsonNode json, params string[] sections)
    {
        var text = string.Concat(Section().Split(Page).Where(section => sections.Any(name => section.StartsWith($"`{name}`", StringComparison.Ordinal))));
        Assert.Equal([], Names(json).Distinct().Where(name => !Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b")));
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Names(entry.Value).Prepend(entry.Key)),
        JsonArray list => list.SelectMany(Names),
        _ => [],
    };

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Section();
}
