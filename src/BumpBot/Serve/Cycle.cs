using BumpBot.Queue;

namespace BumpBot.Serve;

public enum CycleState
{
    UnderWay,
    Good,
    Failed,
}

/// <summary>How a cycle stands: all that a schedule put into the queue at one time. Pure.</summary>
public static class Cycle
{
    /// <summary>It is over when nothing is left in the queue, whichever process did it, and good where nothing had to be laid aside since.</summary>
    /// <param name="begun">When its looks were put into the queue.</param>
    public static CycleState StateOf(QueueState queue, DateTimeOffset begun) =>
        queue.Waiting > 0 || queue.Taken > 0 ? CycleState.UnderWay
        : queue.LaidAside.Any(look => look.At >= begun) ? CycleState.Failed
        : CycleState.Good;
}
