using Updaters.Docs.Statements;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs.Statements;

public class WordingTests
{
    [Theory]
    [InlineData("Run `tool was here` now", "Run                 now")]
    [InlineData("See https://x.org for it", "See               for it")]
    [InlineData("<b>Use</b> it", "   Use     it")]
    [InlineData("acme/tool@v1 and tool==1.2 and a:b", "             and           and    ")]
    [InlineData("**Use** ~it~", "  Use    it ")]
    [InlineData("Ещё it’s", "Еще it's")]
    [InlineData("`an open one", "`an open one")]
    [InlineData("`link <https://x.org>`_ text", "`link <              `  text")]
    public void What_is_no_word_becomes_spaces_and_every_offset_is_kept(string text, string wording) =>
        Assert.Equal(wording, Wording.Of(text, new TextSpan(0, text.Length)));

    [Fact]
    public void Words_are_runs_of_letters_and_digits_with_hyphens_and_apostrophes_within() =>
        Assert.Equal(["don't", "re-run", "v2", "всё"], WordsOf("don't, (re-run) v2 – всё!"));

    [Fact]
    public void A_table_knows_whole_words_and_beginnings_whatever_their_case()
    {
        var table = new WordTable("one two* три*");
        Assert.True(table.Includes("ONE"));
        Assert.False(table.Includes("ones"));
        Assert.True(table.Includes("twofold"));
        Assert.True(table.Includes("ТРИДЦАТЬ"));
        Assert.True(table.IncludesAnyOf("there is one"));
        Assert.False(table.IncludesAnyOf("there is none"));
    }

    private static List<string> WordsOf(string text)
    {
        List<string> words = [];
        foreach (var word in Wording.WordsIn(text))
            words.Add(text[word]);
        return words;
    }
}
