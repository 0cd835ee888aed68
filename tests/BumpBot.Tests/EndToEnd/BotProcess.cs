using System.Diagnostics;
using System.Reflection;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The built program, started as a user would: a process of its own with its own environment.</summary>
public static class BotProcess
{
    public static readonly string Program = Path.GetFullPath(typeof(BotProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Program").Value!);

    /// <param name="environment">All that it is given beside what finds the runtime.</param>
    public static async Task<BotOutcome> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new BotOutcome(process.ExitCode, await output, await errors);
    }

    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfAHost).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = folder;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>What a CI job sets for its own program must not reach the one under test.</summary>
    private static bool IsOfAHost(string name) =>
        name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.StartsWith("BUMPBOT_", StringComparison.Ordinal)
        || name.StartsWith("GIT_", StringComparison.Ordinal) || name.StartsWith("XDG_", StringComparison.Ordinal);
}

public sealed record BotOutcome(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n--- output\n{Output}\n--- errors\n{Errors}";
}
