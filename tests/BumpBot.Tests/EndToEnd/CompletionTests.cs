using System.Diagnostics;
using System.Reflection;

namespace BumpBot.Tests.EndToEnd;

/// <summary>What a shell completes with the script that the program prints.</summary>
public sealed class CompletionTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Bash_completes_commands_and_options()
    {
        var script = await BotProcess.RunAsync(".", Nothing, "completion", "bash");
        Assert.Equal(0, script.ExitCode);
        Assert.Equal("check\n", Complete(script.Output, "bumpbot che"));
        Assert.Equal("--dry-run\n", Complete(script.Output, "bumpbot run --dr"));
    }

    [Theory]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Each_other_shell_has_a_script_that_asks_the_program(string shell)
    {
        var script = await BotProcess.RunAsync(".", Nothing, "completion", shell);
        Assert.Equal(0, script.ExitCode);
        Assert.Contains("bumpbot \"[suggest:", script.Output, StringComparison.Ordinal);
    }

    /// <summary>Presses the tabulator behind the line.</summary>
    private static string Complete(string script, string line)
    {
        var program = Path.GetFullPath(typeof(BotProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Program").Value!);
        var press = $$"""
            bumpbot() { dotnet exec '{{program}}' "$@"; }
            {{script}}
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{line}}) COMP_CWORD={{line.Split(' ').Length - 1}}
            _bumpbot
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var start = new ProcessStartInfo("bash", ["--norc", "-c", press]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
