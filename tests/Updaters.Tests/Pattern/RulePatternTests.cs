using System.Text.RegularExpressions;
using Updaters.Pattern;
using Xunit;

namespace Updaters.Tests.Pattern;

public class RulePatternTests
{
    [Theory]
    [InlineData(@"RUFF=(?<version>\S+)")]
    [InlineData(@"^(?:a|b) ""(?'version'[0-9a-f]{64})""$")]
    [InlineData(@"(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}\.\d{0,4})")]
    [InlineData(@"(?i)версия (?<version>\d{1,3}(\.\d{1,3})*)")]
    public void A_pattern_with_a_version_group_is_taken(string pattern)
    {
        Assert.True(RulePattern.TryParse(pattern, out var regex, out var problem), problem);
        Assert.Empty(problem);
        Assert.True(regex.Options.HasFlag(RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.CultureInvariant));
    }

    [Theory]
    [InlineData("", "no group named 'version'")]
    [InlineData(@"RUFF=(\S+)", "no group named 'version'")]
    [InlineData(@"RUFF=(?<Version>\S+)", "no group named 'version'")]
    [InlineData(@"RUFF=(?<version>\S+", "no regular expression")]
    [InlineData(@"[z-a](?<version>\S+)", "no regular expression")]
    [InlineData(@"(?<=RUFF=)(?<version>\S+)", "look-around")]
    [InlineData(@"(?<version>\S+)(?!-rc)", "look-around")]
    [InlineData(@"(['""])(?<version>\S+)\1", "back-references")]
    [InlineData(@"(?>a+)(?<version>\S+)", "atomic groups")]
    [InlineData(@"(?<version>((a{1000}){1000}){1000})", "repeats too much")]
    [InlineData(@"(?<version>(a{16}){17,})", "repeats too much")]
    [InlineData(@"(?<version>a{0,999999999999})", "repeats too much")]
    public void Any_other_pattern_is_refused_with_the_reason(string pattern, string reason)
    {
        Assert.False(RulePattern.TryParse(pattern, out var regex, out var problem));
        Assert.Null(regex);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_is_too_long_is_refused() =>
        Assert.False(RulePattern.TryParse("(?<version>a)" + new string('a', RulePattern.MaxLength), out _, out _));
}
