using System.Diagnostics;

namespace Sandbox.Git;

/// <summary>Runs git away from the user's and the machine's configuration.</summary>
internal static class GitProcess
{
    public static ProcessStartInfo Prepare(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = "GitHub";
            start.Environment[$"GIT_{role}_EMAIL"] = "noreply@github.com";
        }
        return start;
    }

    /// <returns>Standard output.</returns>
    /// <exception cref="InvalidOperationException">Git failed; the message holds what it said.</exception>
    public static string Run(string folder, params IReadOnlyList<string> arguments)
    {
        var (code, output, error) = Try(folder, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error}");
    }

    public static (int Code, string Output, string Error) Try(string folder, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(Prepare(folder, arguments))!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
