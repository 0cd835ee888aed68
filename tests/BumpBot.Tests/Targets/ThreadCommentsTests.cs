using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot.Tests.Targets;

public class ThreadCommentsTests
{
    private const string Bot = "bump-bot[bot]";

    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    [Fact]
    public void A_command_is_asked_until_the_bot_has_answered_it()
    {
        ThreadComment[] comments = [Command(7), Command(8), new(9, Bot, At, ThreadComments.AnswerBody(7, "Done."))];
        Assert.Equal([8L], ThreadComments.Unanswered(comments, Bot).Select(comment => comment.Id));
    }

    [Fact]
    public void Nobody_else_is_believed_to_have_answered()
    {
        ThreadComment[] comments = [Command(7), new(9, "mallory", At, ThreadComments.AnswerBody(7, "Done."))];
        Assert.Single(ThreadComments.Unanswered(comments, Bot));
    }

    [Theory]
    [InlineData("> <!-- bumpbot-answer 7 -->")]
    [InlineData("<!-- bumpbot-answer 7 --> more")]
    [InlineData("<!-- bumpbot-answer -7 -->")]
    [InlineData("<!-- bumpbot-answer 7")]
    public void An_answer_has_the_line_to_itself(string line) =>
        Assert.Single(ThreadComments.Unanswered([Command(7), new(9, Bot, At, $"Text\n{line}\n")], Bot));

    [Fact]
    public void Of_a_flood_of_commands_the_first_are_taken() =>
        Assert.Equal(Enumerable.Range(1, 10).Select(id => (long)id), ThreadComments.Unanswered([.. Enumerable.Range(1, 100).Reverse().Select(id => Command(id))], Bot).Select(comment => comment.Id));

    [Fact]
    public void Talk_is_no_command() => Assert.Empty(ThreadComments.Unanswered([new(7, "alice", At, "nice")], Bot));

    [Fact]
    public void A_command_knows_who_asked_and_where() =>
        Assert.Equal(new AskedCommand(5, 7, "alice", At, new PersonCommand.Rebase()), ThreadComments.Asked(5, Command(7)));

    private static ThreadComment Command(long id) => new(id, "alice", At, "/bumpbot rebase");
}
