using BumpBot.Config;
using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.Config;

public class IdentityTests
{
    [Theory]
    [InlineData("Ann <ann@example.org>", "Ann", "ann@example.org")]
    [InlineData("Ann B. Müller (CI) <a.b+c@example.org>", "Ann B. Müller (CI)", "a.b+c@example.org")]
    [InlineData("github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>", "github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")]
    public void A_name_with_an_address_is_read_in_a_targets_own_file_too(string written, string name, string mail) =>
        Assert.Equal(new CommitIdentity(name, mail), Sample.Valid($"watch: [owner/name]\nauthor: \"{written}\"\n", ConfigOrigin.Target).Target.Commits.Author);

    [Theory]
    [InlineData("Ann")]
    [InlineData("ann@example.org")]
    [InlineData("<ann@example.org>")]
    [InlineData(" <ann@example.org>")]
    [InlineData("Ann<ann@example.org>")]
    [InlineData("Ann <ann@example.org> ")]
    [InlineData("Ann <ann@example.org> 0 +0000")]
    [InlineData("Ann <ann@example.org>\\ncommitter Bob <bob@example.org>")]
    [InlineData("Ann\\n <ann@example.org>")]
    [InlineData("Ann\\0 <ann@example.org>")]
    [InlineData("Ann\\u202e <ann@example.org>")]
    [InlineData("Ann\\u2028x <ann@example.org>")]
    [InlineData("Ann <Bob> <ann@example.org>")]
    [InlineData("Ann <ann@exam ple.org>")]
    [InlineData("Ann <ann>")]
    [InlineData("Ann <@>")]
    [InlineData("Ann <a@b@c>")]
    [InlineData("... <ann@example.org>")]
    [InlineData("Ann. <ann@example.org>")]
    [InlineData("Ann <ann@example.org.>")]
    public void What_git_could_not_write_in_one_line_is_refused(string written) =>
        Assert.Contains("is no name with a mail address", Assert.Single(Sample.Problems($"watch: [owner/name]\nauthor: \"{written}\"\n")), StringComparison.Ordinal);

    [Fact]
    public void One_that_is_too_long_is_refused_at_once() =>
        Assert.Single(Sample.Problems($"watch: [owner/name]\nauthor: \"{new string('a', 400)} <{new string('a', 400)}@x>\"\n"));

    [Fact]
    public void A_signing_key_is_named_by_no_config() =>
        Assert.Contains("BUMPBOT_SIGNING_KEY_FILE", Assert.Single(Sample.Problems("watch: [owner/name]\ncommits: { sign: /keys/bot }\n")), StringComparison.Ordinal);
}
