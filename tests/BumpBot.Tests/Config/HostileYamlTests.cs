using System.Text;
using BumpBot.Config;
using CsCheck;
using Xunit;

namespace BumpBot.Tests.Config;

public class HostileYamlTests
{
    private static readonly string[] Seeds =
        [.. Directory.GetDirectories(ConfigFixture.Root).Select(folder => File.ReadAllText(Path.Combine(folder, "bumpbot.yml")))];

    private static readonly Gen<string> Pieces = OneOf(
        "watch", "repo", ": ", ":", "- ", "[", "]", "{", "}", ",", "\n", "\n  ", "\n\t", "&a ", "*a", "<<: *a", "!x ", "'", "\"", "|\n", ">\n", "#", "---\n", "...\n",
        "%YAML 1.1\n", "? ", "${", "${HOME}", "${NOPE}", "owner/name", "off", "\\", "\r\n", "\0", "\uFEFF", "\u2028", "\uD800", "🚀", "@", "`", "0", "~");

    private static readonly Gen<string> Random = Gen.OneOf(Pieces.Array[0, 60].Select(string.Concat), Gen.String);

    private static readonly Gen<string> Mutated = Gen.Select(OneOf(Seeds), Gen.Double[0, 1], Gen.Int[0, 5], Pieces, Mutate);

    [Fact]
    public void Random_text_is_read_or_explained() => Random.Sample(IsReadOrExplained, iter: 3_000);

    [Fact]
    public void A_config_with_a_change_somewhere_is_read_or_explained() => Mutated.Sample(IsReadOrExplained, iter: 1_000);

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("&a ")]
    [InlineData("!x ")]
    [InlineData("*a ")]
    [InlineData("a: [")]
    [InlineData("[a,")]
    [InlineData("\"\\")]
    [InlineData("a:")]
    [InlineData("#\n")]
    [InlineData("watch:\n")]
    [InlineData("${A}")]
    public void A_megabyte_of_the_same_is_read_or_explained(string piece) =>
        IsReadOrExplained(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));

    [Fact]
    public void A_text_over_a_megabyte_is_not_parsed() =>
        Assert.Contains("has more than 1,048,576 characters", Assert.Single(Sample.Problems(new string('[', (1 << 20) + 1))), StringComparison.Ordinal);

    [Fact]
    public void Aliases_cannot_blow_up()
    {
        var laughs = new StringBuilder("watch:\n  - &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var level = 1; level < 20; level++)
            laughs.Append($"  - &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        Assert.Contains("stand for more than 100,000 values", Assert.Single(Sample.Problems(laughs.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_cannot_dig_deep()
    {
        var deep = new StringBuilder("watch:\n  - &a0 [lol]\n");
        for (var level = 1; level < 60; level++)
            deep.Append($"  - &a{level} [*a{level - 1}]\n");
        Assert.Contains("more than 32 levels", Assert.Single(Sample.Problems(deep.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_keys_cannot_blow_up()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 1_000).Select(number => $"k{number}: 1"));
        var merges = string.Join("\n", Enumerable.Repeat("  - <<: *m", 1_000));
        Assert.Contains("stand for more than", Assert.Single(Sample.Problems($"watch:\n  - &m {{ {keys} }}\n{merges}\n")), StringComparison.Ordinal);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static string Mutate(string text, double place, int cut, string piece)
    {
        var at = (int)(place * text.Length);
        return string.Concat(text.AsSpan(0, at), piece, text.AsSpan(Math.Min(text.Length, at + cut)));
    }

    private static void IsReadOrExplained(string text)
    {
        foreach (var origin in Enum.GetValues<ConfigOrigin>())
        {
            if (Sample.Read(text, origin) is not ConfigResult.Invalid invalid)
                continue;
            var lines = text.Count(c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') + 1;
            Assert.NotEmpty(invalid.Problems);
            Assert.All(invalid.Problems, problem =>
            {
                Assert.InRange(problem.Line, 1, lines);
                Assert.True(problem.Column >= 1);
                Assert.NotEmpty(problem.Problem);
                Assert.NotEmpty(problem.Remedy);
                Assert.DoesNotContain(problem.ToString(), char.IsControl);
            });
        }
    }
}
