using Updaters.Docs.Statements;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs.Statements;

/// <summary>What shows that a sentence speaks of now.</summary>
public class PresentStatementsTests
{
    [Theory]
    [InlineData("The certificate covers a single host")]
    [InlineData("Хорошая погода стояла неделю")]
    public void A_sentence_without_any_word_of_the_present_is_no_reason_to_move_a_version(string sentence) => Assert.True(PresentWords.AreMissingIn(sentence));

    [Theory]
    [InlineData("Install the archive with curl")]
    [InlineData("Образ лежит в реестре")]
    [InlineData("two words")]
    public void Orders_descriptions_and_labels_are_reason_enough(string sentence) => Assert.False(PresentWords.AreMissingIn(sentence));

    [Theory]
    [InlineData("We use 1.2.3")]
    [InlineData("The image bundles 1.2.3")]
    [InlineData("Currently 1.2.3")]
    [InlineData("The site is rendered by 1.2.3")]
    [InlineData("Сейчас 1.2.3")]
    [InlineData("В состав входит 1.2.3")]
    public void Words_of_use_say_that_a_version_is_the_one_in_use(string sentence) => Assert.True(UseWords.AreIn(sentence));

    [Theory]
    [InlineData("The talk about 1.2.3")]
    [InlineData("Доклад про 1.2.3")]
    public void Other_words_do_not(string sentence) => Assert.False(UseWords.AreIn(sentence));

    [Theory]
    [InlineData("Component | Version")]
    [InlineData("Software stack")]
    [InlineData("Компонент | Версия")]
    public void The_header_of_a_table_may_say_that_its_versions_are_in_use(string title) => Assert.True(UseWords.AreInTitle(title));

    [Theory]
    [InlineData("Talks")]
    [InlineData("Кто помог")]
    public void Other_headers_do_not(string title) => Assert.False(UseWords.AreInTitle(title));

    [Theory]
    [InlineData("Pull `acme/tool:1.2.3` first.", false)]
    [InlineData("`acme/tool:1.2.3` was slow.", true)]
    [InlineData("The award went to `acme/tool:1.2.3` alone.", true)]
    [InlineData("Run `docker pull acme/tool:1.2.3`.", false)]
    [InlineData("Pull `acme/tool:1.2.3` or newer.", true)]
    [InlineData("Pull anything except `acme/tool:1.2.3`.", true)]
    public void A_sentence_singles_out_its_version_or_not(string text, bool isSingledOut)
    {
        var place = new TextSpan(text.IndexOf("1.2.3", StringComparison.Ordinal), 5);
        var start = text.IndexOf('`', StringComparison.Ordinal) + 1;
        var code = TextSpan.FromBounds(start, text.IndexOf('`', start));
        Assert.Equal(isSingledOut, Sentences.SingleOut(text, place, "1.2.3", code));
    }

    [Theory]
    [InlineData("These are the failures that we saw", true)]
    [InlineData("These are the images", false)]
    public void Words_over_a_block_may_leave_its_versions_where_they_are(string words, bool areOfPast) => Assert.Equal(areOfPast, Sentences.Say(words));
}
