using System.CommandLine;

namespace BumpBot.Commands;

/// <summary><c>bumpbot completion</c>: the script that lets a shell complete commands and options. It asks this program, so it knows each version's.</summary>
public sealed class CompletionCommand(Terminal terminal)
{
    private static readonly Argument<string> Shell = new("shell") { Description = "Which shell the script is for" };

    static CompletionCommand() => Shell.AcceptOnlyFromAmong([.. CompletionScripts.All.Keys]);

    public Command Define()
    {
        var command = new ExampleCommand(
            "completion",
            "Print the script that lets a shell complete commands and options",
            "source <(bumpbot completion bash)                 in ~/.bashrc",
            "source <(bumpbot completion zsh)                  in ~/.zshrc, after compinit",
            "bumpbot completion fish > ~/.config/fish/completions/bumpbot.fish",
            "bumpbot completion pwsh | Out-String | Invoke-Expression")
        {
            Shell,
        };
        command.SetAction(arguments =>
        {
            terminal.Line(CompletionScripts.All[arguments.GetValue(Shell)!].TrimEnd('\n'));
            return ExitCode.Done;
        });
        return command;
    }
}
