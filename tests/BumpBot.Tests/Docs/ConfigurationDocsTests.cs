using System.Globalization;
using System.Text.Json.Nodes;
using BumpBot.Config;
using BumpBot.Tests.Config;
using Json.Schema;
using YamlDotNet.RepresentationModel;

namespace BumpBot.Tests.Docs;

/// <summary>The reference and the schema in <c>docs/</c> are what the table of keys gives. With BUMPBOT_WRITE_GOLDEN=1 set they are written instead of compared.</summary>
public class ConfigurationDocsTests
{
    private static readonly string Docs = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(ConfigFixture.Root))!, "docs");

    /// <remarks>Not the files of targets: their host keys may say anything, since they do not count.</remarks>
    public static TheoryData<string> Valid => [.. ConfigFixture.All.Select(row => row.Data).Where(name => new ConfigFixture(name).Settings is not null && !name.StartsWith("target-", StringComparison.Ordinal) && !NotPlain.Contains(name))];

    /// <summary>YAML that an editor's schema check does not see as the program does: aliases and merge keys.</summary>
    private static readonly string[] NotPlain = ["aliases"];

    [Fact]
    public void The_reference_is_written_from_the_table_of_keys() => AssertKept("configuration.md", ConfigurationReference.Text());

    [Fact]
    public void The_schema_is_written_from_the_table_of_keys() => AssertKept("bumpbot.schema.json", ConfigurationSchema.Text());

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_config_fits_the_schema(string fixture) => Assert.True(Fits(new ConfigFixture(fixture).Source.Text), fixture);

    [Theory]
    [InlineData("wach: [a/b]\n")]
    [InlineData("watch:\n  - { repo: a/b, folow: [tags] }\n")]
    [InlineData("watch: [a/b]\nverify: perhaps\n")]
    [InlineData("watch: [a/b]\npulls: { limit: many }\n")]
    public void A_misspelt_key_or_word_does_not(string text) => Assert.False(Fits(text));

    [Fact]
    public void The_example_of_each_key_stands_in_the_reference() =>
        Assert.All(KnownKeys.All, key => Assert.Contains(key.Description[1..].Replace("|", "\\|", StringComparison.Ordinal), ConfigurationReference.Text(), StringComparison.Ordinal));

    private static readonly JsonSchema Schema = JsonSchema.FromText(ConfigurationSchema.Text());

    private static bool Fits(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var json = stream.Documents.Count == 0 ? new JsonObject() : Json(stream.Documents[0].RootNode);
        return Schema.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(json)).IsValid;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } plain => Json(plain.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    /// <summary>As YAML's core schema reads a plain scalar.</summary>
    private static JsonNode? Json(string plain) => plain switch
    {
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        "" or "~" or "null" => null,
        _ when long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(plain),
    };

    private static void AssertKept(string file, string text)
    {
        var path = Path.Combine(Docs, file);
        if (Environment.GetEnvironmentVariable("BUMPBOT_WRITE_GOLDEN") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == text, $"docs/{file} is not what the code gives: run this test with BUMPBOT_WRITE_GOLDEN=1, and read what it wrote");
    }
}
