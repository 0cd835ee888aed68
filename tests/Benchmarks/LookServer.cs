using System.Diagnostics;
using System.Globalization;
using Sandbox;

namespace Benchmarks;

/// <summary>A GitHub with many upstreams, in a process of its own so that its processor time is not that of what is measured.</summary>
internal sealed class LookServer : IDisposable
{
    public const string Argument = "look-server";

    private const string Notes = "## What's changed\n\n- A fix of what went wrong in the last release\n- Faster by half where many files are read\n";

    private readonly Process _process;

    private LookServer(Process process, Uri api, Uri server, string token) => (_process, Api, Server, Token) = (process, api, server, token);

    public Uri Api { get; }

    public Uri Server { get; }

    public string Token { get; }

    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"tools/tool{number}");

    public static LookServer Start(int upstreams)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument, upstreams.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        var told = process.StandardOutput.ReadLine()!.Split(' ');
        return new LookServer(process, new Uri(told[0]), new Uri(told[1]), told[2]);
    }

    /// <summary>Serves until its standard input is closed.</summary>
    public static async Task RunAsync(int upstreams)
    {
        await using var github = await GitHubSandbox.StartAsync();
        var user = github.AddUser("bump");
        user.HourlyLimit = int.MaxValue;
        for (var i = 0; i < upstreams; i++)
        {
            var repository = github.AddRepository(Name(i));
            foreach (var tag in new[] { "v1.0.0", "v1.1.0", "v1.2.0" })
                repository.AddRelease(tag, Notes);
        }
        Console.WriteLine($"{github.ApiUrl} {github.ServerUrl} {user.Token}");
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
