namespace BumpBot.Http;

internal static class HandlerChain
{
    /// <summary>Puts handlers around a transport. Disposing of the result disposes of them all.</summary>
    public static HttpMessageHandler Link(HttpMessageHandler transport, params DelegatingHandler[] outermostFirst)
    {
        var inner = transport;
        foreach (var handler in outermostFirst.Reverse())
        {
            handler.InnerHandler = inner;
            inner = handler;
        }
        return inner;
    }
}
