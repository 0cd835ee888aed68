using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BumpBot.Tests.Registries;

/// <summary>A real server on loopback that answers by script and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private LoopbackServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(context =>
        {
            Seen.Enqueue(new Asked(context.Request.Method, context.Request.Path + context.Request.QueryString, context.Request.Headers.Authorization.ToString(), context.Request.Headers.Accept.ToString()));
            return answer(context);
        });
    }

    public ConcurrentQueue<Asked> Seen { get; } = [];

    public IEnumerable<string> Requests => Seen.Select(asked => $"{asked.Method} {asked.Path}");

    /// <summary>Ends with a slash.</summary>
    public Uri Url { get; private set; } = null!;

    public static async Task<LoopbackServer> StartAsync(RequestDelegate answer)
    {
        var server = new LoopbackServer(answer);
        await server._server.StartAsync();
        server.Url = new Uri(server._server.Urls.Single() + "/");
        return server;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    public sealed record Asked(string Method, string Path, string Authorization, string Accept);
}
