namespace BumpBot.Commands;

/// <summary>By shell, the script that asks <c>bumpbot "[suggest:POSITION]" "LINE"</c> what may stand where the cursor is.</summary>
internal static class CompletionScripts
{
    private const string Bash = """
        _bumpbot() {
          local IFS=$'\n' candidates current=${COMP_WORDS[COMP_CWORD]}
          candidates=$(bumpbot "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
          COMPREPLY=($(compgen -W "$candidates" -- "$current"))
        }
        complete -o default -F _bumpbot bumpbot

        """;

    private const string Zsh = """
        _bumpbot() {
          local -a candidates
          candidates=("${(@f)$(bumpbot "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- "${(@)candidates:#}"
          _files
        }
        compdef _bumpbot bumpbot

        """;

    private const string Fish = """
        complete -c bumpbot -a '(set -l line (commandline -cp); bumpbot "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName bumpbot -ScriptBlock {
          param($word, $line, $position)
          bumpbot "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }

        """;

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["bash"] = Bash.ReplaceLineEndings("\n"),
        ["zsh"] = Zsh.ReplaceLineEndings("\n"),
        ["fish"] = Fish.ReplaceLineEndings("\n"),
        ["pwsh"] = PowerShell.ReplaceLineEndings("\n"),
    };
}
