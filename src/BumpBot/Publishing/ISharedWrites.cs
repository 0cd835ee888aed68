namespace BumpBot.Publishing;

/// <summary>The writes of one identity by all processes, where several work for it.</summary>
public interface ISharedWrites
{
    /// <summary>How long to wait yet; zero = the write is counted, and may go.</summary>
    /// <exception cref="Model.FaultException">The others' writes cannot be known.</exception>
    Task<TimeSpan> TakeOrWaitAsync(WriteKind kind, CancellationToken cancellation);

    /// <summary>No write of any process goes out before this moment. It is a help to the others, so it never fails.</summary>
    Task HoldUntilAsync(DateTimeOffset moment);
}
