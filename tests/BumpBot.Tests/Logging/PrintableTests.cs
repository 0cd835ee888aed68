using BumpBot.Logging;

namespace BumpBot.Tests.Logging;

public class PrintableTests
{
    [Theory]
    [InlineData("v1.2.3 — привет", "v1.2.3 — привет")]
    [InlineData("\u001b[31mred\u0007", "\\u001b[31mred\\u0007")]
    [InlineData("a\rb", "a\\u000db")]
    [InlineData("a\u202eb\u200bc", "a\\u202eb\\u200bc")]
    [InlineData("a\U000E0041b", "a\\U000e0041b")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("\uFEFFa", "\\ufeffa")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("two\nlines\tkept", "two\nlines\tkept")]
    public void What_could_steer_a_terminal_or_hide_text_is_shown_as_its_code(string text, string shown) =>
        Assert.Equal(shown, Printable.Of(text));
}
