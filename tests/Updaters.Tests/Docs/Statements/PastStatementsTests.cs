using Updaters.Docs.Statements;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs.Statements;

/// <summary>What makes a sentence one about another time, another installation, or a release alone.</summary>
public class PastStatementsTests
{
    [Theory]
    [InlineData("It was broken")]
    [InlineData("A regression in the parser")]
    [InlineData("We deliberately pin it")]
    [InlineData("Раньше стоял другой")]
    [InlineData("Сборка падала")]
    public void A_word_of_another_time_or_of_a_fault_makes_a_sentence_one_of_the_past(string sentence) => Assert.True(PastWords.In(sentence));

    [Theory]
    [InlineData("Install the tool and run it")]
    [InlineData("Скачайте архив и откройте портал")]
    public void A_sentence_of_today_has_no_word_of_the_past(string sentence) => Assert.False(PastWords.In(sentence));

    [Theory]
    [InlineData("do not upgrade it yet")]
    [InlineData("the last release of the 1.x line")]
    [InlineData("in March we took it over")]
    [InlineData("у вас стоит другая")]
    [InlineData("не обновляйте без нужды")]
    public void A_phrase_of_harmless_words_may_tell_of_the_past(string sentence) => Assert.True(PastPhrases.In(sentence));

    [Theory]
    [InlineData("may install it in any folder")]
    [InlineData("обновите образ")]
    public void Harmless_words_in_other_phrases_tell_nothing(string sentence) => Assert.False(PastPhrases.In(sentence));

    [Theory]
    [InlineData("работал")]
    [InlineData("сломалась")]
    [InlineData("переехали")]
    public void A_russian_verb_of_the_past_is_told_by_its_ending(string word) => Assert.True(RussianPast.Is(word));

    [Theory]
    [InlineData("канал")]
    [InlineData("модуль")]
    [InlineData("журнала")]
    [InlineData("или")]
    [InlineData("install")]
    public void Nouns_with_such_an_ending_are_no_verbs(string word) => Assert.False(RussianPast.Is(word));

    [Theory]
    [InlineData("If you use 1.2.3")]
    [InlineData("Users of 1.2.3")]
    [InlineData("Next month we will use 1.2.3")]
    [InlineData("Our 4.0 uses 1.2.3")]
    [InlineData("Release 4.0 ships 1.2.3")]
    [InlineData("Если у вас 1.2.3")]
    [InlineData("У клиента стоит 1.2.3")]
    public void A_version_in_a_condition_a_plan_or_somebody_elses_hands_is_no_present_use(string sentence) => Assert.True(OtherUses.Are(sentence, PlaceIn(sentence)));

    [Theory]
    [InlineData("1.2.3 requires a newer libc")]
    [InlineData("1.2.3 of the tool has a new option")]
    [InlineData("1.2.3 требует свежую libc")]
    public void What_a_release_itself_needs_or_does_is_no_present_use(string sentence) => Assert.True(OtherUses.Are(sentence, PlaceIn(sentence)));

    [Theory]
    [InlineData("We use 1.2.3 here")]
    [InlineData("Мы используем 1.2.3")]
    public void What_we_use_is_a_present_use(string sentence) => Assert.False(OtherUses.Are(sentence, PlaceIn(sentence)));

    [Theory]
    [InlineData("In their report:", true)]
    [InlineData("Пример заявки:", true)]
    [InlineData("The stack:", false)]
    public void What_a_report_or_an_example_lists_is_no_present_use(string lead, bool isOther) => Assert.Equal(isOther, OtherUses.AreLedTo(lead));

    private static TextSpan PlaceIn(string sentence) => new(sentence.IndexOf("1.2.3", StringComparison.Ordinal), 5);
}
