using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>libgit2 blocks: its calls run on the thread pool, and only so many at once.</summary>
internal sealed class GitWork(int concurrency) : IDisposable
{
    private readonly SemaphoreSlim _places = new(concurrency);

    /// <exception cref="OperationCanceledException">Also where a progress callback ended the native call.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        NativeGit.EnsureStarted();
        await _places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, cancellation);
        }
        catch (UserCancelledException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
