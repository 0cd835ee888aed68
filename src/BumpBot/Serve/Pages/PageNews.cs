namespace BumpBot.Serve.Pages;

/// <summary>Wakes those that show pages when something has changed.</summary>
public sealed class PageNews(TimeProvider time)
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _start = time.GetUtcNow().UtcTicks;
    private long _count;

    /// <summary>How often something changed; never the same in two processes that follow each other.</summary>
    public string Version => $"{_start:x}.{Interlocked.Read(ref _count)}";

    /// <summary>Ends with the next change. To be taken before one looks.</summary>
    public Task Next => _next.Task;

    public void Tell()
    {
        Interlocked.Increment(ref _count);
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
