using BumpBot.Git;
using LibGit2Sharp;

namespace BumpBot.Tests.Git;

public class InterruptionsTests
{
    private static readonly LibGit2SharpException Interrupted = new("error receiving data from socket: Interrupted system call");

    [Fact]
    public void A_call_that_a_signal_interrupted_is_made_again()
    {
        var calls = 0;
        Assert.Equal("done", Interruptions.Resume(() => ++calls < 3 ? throw Interrupted : "done"));
        Assert.Equal(3, calls);
    }

    [Fact]
    public void A_call_that_is_interrupted_for_ever_fails_in_the_end()
    {
        var calls = 0;
        Assert.Throws<LibGit2SharpException>(() => Interruptions.Resume(() =>
        {
            calls++;
            throw Interrupted;
        }));
        Assert.Equal(Interruptions.MostTries, calls);
    }

    [Fact]
    public void Any_other_failure_is_none_to_repeat()
    {
        var calls = 0;
        Assert.Throws<LibGit2SharpException>(() => Interruptions.Resume(() =>
        {
            calls++;
            throw new LibGit2SharpException("could not read from socket: timed out");
        }));
        Assert.Equal(1, calls);
    }
}
