using Updaters.Docs.Statements;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs.Statements;

/// <summary>What ties a sentence's version to one release, or to a range of them.</summary>
public class BoundStatementsTests
{
    [Theory]
    [InlineData("at least 1.2.3")]
    [InlineData("minimum version is 1.2.3")]
    [InlineData("Tool >= 1.2.3")]
    [InlineData("Tool 1.2.3 or newer")]
    [InlineData("Tool 1.2.3+")]
    [InlineData("1.2.3 and up")]
    [InlineData("не ниже 1.2.3")]
    [InlineData("1.2.3 и новее")]
    [InlineData("1.2.3 включительно")]
    public void The_lowest_or_highest_version_that_will_do_is_a_bound(string sentence) => Assert.True(Bounds.Are(sentence, "v1.2.3"));

    [Theory]
    [InlineData("Tool 1.2.3")]
    [InlineData("Go 1.21 or newer and Tool 1.2.3")]
    [InlineData("at least 11.2.3")]
    [InlineData("1.2.3 и другие")]
    public void A_bound_of_another_number_is_none(string sentence) => Assert.False(Bounds.Are(sentence, "v1.2.3"));

    [Theory]
    [InlineData("faster than ", false, true)]
    [InlineData("everything except ", false, true)]
    [InlineData("кроме ", false, true)]
    [InlineData("the parser in ", true, true)]
    [InlineData("the parser in ", false, false)]
    [InlineData("install ", true, false)]
    public void The_word_right_before_a_version_may_make_a_certain_release_of_it(string before, bool isBare, bool singlesOut) =>
        Assert.Equal(singlesOut, Governors.SingleOut(before, isBare));

    [Theory]
    [InlineData(" ignores the option", false)]
    [InlineData("` rejects such files", true)]
    [InlineData(" does not start", false)]
    [InlineData(" не запускается", false)]
    [InlineData(" игнорирует ключ", false)]
    public void The_verb_of_which_the_version_is_the_subject_tells_of_one_release(string rest, bool isInCode) => Assert.True(Predicates.TellOfOneRelease(rest, isInCode));

    [Theory]
    [InlineData(" contains everything", false)]
    [InlineData("` runs the checks", true)]
    [InlineData(" and then restart", false)]
    [InlineData(" запускает проверки", false)]
    public void A_verb_that_is_true_of_every_release_does_not(string rest, bool isInCode) => Assert.False(Predicates.TellOfOneRelease(rest, isInCode));

    [Theory]
    [InlineData("Figure 3: the page of ")]
    [InlineData("*Рис. 2.* Окно ")]
    [InlineData("![the page of ")]
    public void Captions_and_texts_of_pictures_hold_what_was_so_when_they_were_made(string before) => Assert.True(Captions.Hold(before + "1.2.3", new TextSpan(before.Length, 5)));

    [Theory]
    [InlineData("See the page of ")]
    [InlineData("[the page of ")]
    public void Other_lines_are_no_captions(string before) => Assert.False(Captions.Hold(before + "1.2.3", new TextSpan(before.Length, 5)));

    [Theory]
    [InlineData("Use 1.2.3 (1.2.2 was withdrawn)", "was")]
    [InlineData("Use 1.2.3; older versions were slow", "were")]
    [InlineData("Use 1.2.3, otherwise your output will differ", "differ")]
    [InlineData("Use 1.2.3 unless told otherwise", "otherwise")]
    public void What_is_said_beside_the_point_is_blanked(string sentence, string gone)
    {
        var blanked = Asides.Blanked(sentence, new TextSpan(4, 5));
        Assert.Equal(sentence.Length, blanked.Length);
        Assert.DoesNotContain(gone, blanked, StringComparison.Ordinal);
        Assert.StartsWith("Use 1.2.3", blanked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Use 1.2.3 (it was tested)")]
    [InlineData("It was slow; use 1.2.3")]
    public void What_is_said_of_the_version_itself_stays(string sentence) =>
        Assert.Equal(sentence, Asides.Blanked(sentence, new TextSpan(sentence.IndexOf("1.2.3", StringComparison.Ordinal), 5)));

    [Theory]
    [InlineData("Old versions")]
    [InlineData("Benchmarks")]
    [InlineData("Known bugs in 1.2")]
    [InlineData("Load test")]
    [InlineData("12 March 2024")]
    [InlineData("Environment")]
    [InlineData("Откат")]
    [InlineData("Отчёт за июль")]
    public void A_heading_can_say_that_its_section_is_of_the_past(string heading) => Assert.True(HeadingWords.In(heading));

    [Theory]
    [InlineData("Installation")]
    [InlineData("First steps")]
    [InlineData("Known hosts")]
    [InlineData("Установка")]
    public void Other_headings_say_nothing(string heading) => Assert.False(HeadingWords.In(heading));

    [Theory]
    [InlineData("Environment", "Set TOOL_VERSION first.", true)]
    [InlineData("Environment", "Ubuntu 22.04", false)]
    [InlineData("Versions", "Set TOOL_VERSION first.", false)]
    public void An_environment_of_variables_is_no_machine_of_a_report(string heading, string section, bool areVariables) =>
        Assert.Equal(areVariables, HeadingWords.AreOfVariables(heading, section));
}
