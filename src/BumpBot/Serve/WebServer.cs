using BumpBot.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Logging;
using ILogger = Serilog.ILogger;

namespace BumpBot.Serve;

/// <summary>An HTTP server without routes yet. Nothing of it is settled by files or variables beside the bot's own.</summary>
internal static class WebServer
{
    private const int MostConnections = 1000;

    /// <summary>What is under way at the stop is answered within this time.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <param name="add">Adds further services.</param>
    public static WebApplication Build(IReadOnlyList<Uri> urls, ILogger log, Action<IServiceCollection> add)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "bumpbot",
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddSerilog(log).AddFilter<SerilogLoggerProvider>("Microsoft", LogLevel.Warning);
        builder.WebHost.UseKestrelCore().UseUrls([.. urls.Select(url => url.AbsoluteUri)]).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxConcurrentConnections = MostConnections;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, StoppedByCommand>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience);
        add(builder.Services);
        return builder.Build();
    }

    /// <exception cref="FaultException">It cannot listen there.</exception>
    public static async Task StartAsync(WebApplication web, IReadOnlyList<Uri> urls, ILogger log, CancellationToken cancellation)
    {
        try
        {
            await web.StartAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            throw FaultException.StopRun($"cannot listen on {string.Join(", ", urls)}: {e.Message} Give another address with --urls.", e);
        }
        log.Information("listening on {Urls}", string.Join(", ", web.Urls));
    }

    /// <summary>The command line listens for signals.</summary>
    private sealed class StoppedByCommand : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
