using Microsoft.AspNetCore.Http;

namespace BumpBot.Serve.Pages;

/// <summary>Server-sent events: a line at the start and whenever something has changed, with the version that a page of now would have.</summary>
public sealed class PageEvents(PageData data, PageNews news, TimeProvider time)
{
    private const int MostListeners = 100;

    /// <summary>The queue tells nobody when it changes, and neither does a listener that is gone.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private int _listeners;

    /// <param name="stopping">The service ends.</param>
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        if (Interlocked.Increment(ref _listeners) > MostListeners)
        {
            Interlocked.Decrement(ref _listeners);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            context.Response.ContentType = "text/event-stream";
            if (HttpMethods.IsGet(context.Request.Method))
                await TellAsync(context.Response, end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or Model.FaultException)
        {
            // whoever listened is gone, the service ends, or the queue cannot be read: a browser comes again by itself
        }
        finally
        {
            Interlocked.Decrement(ref _listeners);
        }
    }

    private async Task TellAsync(HttpResponse response, CancellationToken cancellation)
    {
        string? told = null;
        while (true)
        {
            var next = news.Next;
            var version = await data.VersionAsync(cancellation);
            // A comment line finds out whether somebody still listens.
            await response.WriteAsync(version == told ? ":\n\n" : $"event: changed\ndata: {version}\n\n", cancellation);
            await response.Body.FlushAsync(cancellation);
            told = version;
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(next, Task.Delay(Pause, time, pause.Token));
            await pause.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
