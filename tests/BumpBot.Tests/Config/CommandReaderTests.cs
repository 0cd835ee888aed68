using BumpBot.Config;
using BumpBot.Model;
using CsCheck;
using Updaters.References;

namespace BumpBot.Tests.Config;

public class CommandReaderTests
{
    public static TheoryData<string, PersonCommand> Commands => new()
    {
        { "/bumpbot rebase", new PersonCommand.Rebase() },
        { "/BumpBot  ReCreate  ", new PersonCommand.Recreate() },
        { "/bumpbot merge\nthanks!", new PersonCommand.Merge() },
        { "/bumpbot close\r\n", new PersonCommand.Close() },
        { "/bumpbot reopen", new PersonCommand.Reopen() },
        { "/bumpbot snooze 14d", new PersonCommand.Snooze(TimeSpan.FromDays(14)) },
        { "/bumpbot snooze 0", new PersonCommand.Snooze(TimeSpan.Zero) },
        { "/bumpbot ignore 2.x", new PersonCommand.Ignore("2.x") },
        { "/bumpbot ignore \">=1.2 <2\"", new PersonCommand.Ignore(">=1.2 <2") },
        { "/bumpbot unignore", new PersonCommand.Unignore() },
        { "/bumpbot why", new PersonCommand.Why(null) },
        { "/bumpbot why acme/tool#cli", new PersonCommand.Why(UpstreamId.Parse("acme/tool#cli")) },
        { "/bumpbot help", new PersonCommand.Help() },
        { "/bumpbot", new PersonCommand.Help() },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_is_read_from_the_first_line(string comment, PersonCommand command) => Assert.Equal(command, CommandReader.Read(comment));

    [Theory]
    [InlineData("")]
    [InlineData("bumpbot rebase")]
    [InlineData(" /bumpbot rebase")]
    [InlineData("> /bumpbot rebase")]
    [InlineData("please\n/bumpbot rebase")]
    [InlineData("/bumpbots rebase")]
    [InlineData("/bumpbot-rebase")]
    public void Anything_else_is_none(string comment)
    {
        Assert.Null(CommandReader.Read(comment));
        Assert.False(CommandReader.IsCommand(comment));
    }

    [Theory]
    [InlineData("/bumpbot rebsae", "did you mean /bumpbot rebase?")]
    [InlineData("/bumpbot dance", "/bumpbot help")]
    [InlineData("/bumpbot rebase now", "write /bumpbot rebase alone")]
    [InlineData("/bumpbot snooze", "snooze 14d")]
    [InlineData("/bumpbot snooze 14", "snooze 14d")]
    [InlineData("/bumpbot snooze 2000d", "at most a year")]
    [InlineData("/bumpbot ignore", "ignore 2.x")]
    [InlineData("/bumpbot ignore two", "ignore 2.x")]
    [InlineData("/bumpbot why tool", "why owner/name")]
    public void What_is_misspelt_says_how_to_write_it(string comment, string remedy) =>
        Assert.Contains(remedy, Assert.IsType<PersonCommand.Misspelt>(CommandReader.Read(comment)).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_problem_holds_nothing_of_what_was_written() => Gen.String[Gen.Char["abz@#`<>[]()\u202e\t /é"], 0, 300].Sample(text =>
    {
        if (CommandReader.Read("/bumpbot zzzz" + text) is PersonCommand.Misspelt misspelt)
            Assert.All(misspelt.Problem, c => Assert.InRange(c, ' ', '~'));
    });
}
