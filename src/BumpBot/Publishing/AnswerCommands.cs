using BumpBot.Model;
using BumpBot.Planning.Asking;
using BumpBot.Targets;

namespace BumpBot.Publishing;

/// <summary>Carries out what people asked for: the effect, which can be repeated, and then the answer, by which it is known as done.</summary>
internal static class AnswerCommands
{
    /// <param name="done">What came of the plan until now: a thread that was written has what was said in it already.</param>
    public static async Task<Published?> AnswerAsync(IForge forge, PlannedAnswer answer, IReadOnlyList<Published> done, CancellationToken cancellation)
    {
        var reply = await TryAsync(forge, answer, done, cancellation);
        await forge.AnswerAsync(answer.Asked, reply, cancellation);
        return new Published.Answered(answer.Asked, reply);
    }

    /// <summary>What the forge refuses for good is an answer, too: else it would be tried at each run.</summary>
    private static async Task<Reply> TryAsync(IForge forge, PlannedAnswer answer, IReadOnlyList<Published> done, CancellationToken cancellation)
    {
        try
        {
            return await CarryOutAsync(forge, answer, done, cancellation);
        }
        catch (FaultException e) when (e.Fault is Fault.GiveUp)
        {
            return AnswerText.RefusedByForge(answer.Effect, e.Message);
        }
    }

    private static async Task<Reply> CarryOutAsync(IForge forge, PlannedAnswer answer, IReadOnlyList<Published> done, CancellationToken cancellation)
    {
        switch (answer.Effect)
        {
            case CommandEffect.None:
                return answer.Reply;
            case CommandEffect.Remember remember when done.Any(one => HasWritten(one, remember.Number)):
                return answer.Reply;
            case CommandEffect.Remember { IsPull: true } remember:
                await forge.RefreshPullAsync(remember.Number, remember.Title, remember.Body, [], cancellation);
                return answer.Reply;
            case CommandEffect.Remember remember:
                await forge.RefreshIssueAsync(remember.Number, remember.Title, remember.Body, cancellation);
                return answer.Reply;
            case CommandEffect.Decline decline:
                await forge.DeclineAsync(decline.Number, cancellation);
                return answer.Reply;
            case CommandEffect.Merge merge:
                return await forge.MergePullAsync(merge.Number, merge.Head, announced: null, cancellation) switch
                {
                    Merging.Merged => answer.Reply,
                    Merging.LeftToForge => AnswerText.LeftToForge,
                    Merging.Waits waits => AnswerText.RefusedByForge(merge, waits.Why),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
            case CommandEffect.Reopen reopen:
                await forge.ReopenPullAsync(reopen.Number, reopen.Body, cancellation);
                return answer.Reply;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static bool HasWritten(Published published, int number) => published switch
    {
        Published.PullRequest pull => pull.Number == number || pull.Members.Any(member => member.Issue == number),
        Published.Noted noted => noted.Number == number,
        Published.ReleaseIssue issue => issue.Number == number,
        Published.AlarmIssue issue => issue.Number == number,
        Published.Closed closed => closed.Number == number,
        _ => false,
    };
}
