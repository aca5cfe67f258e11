using System.CommandLine;

namespace NegotiationSim.Runner.Shell;

/// <summary>sim completion: a script that makes the shell complete commands, options and values.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _sim() {
          local line="${COMP_LINE}" IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _sim sim ./sim
        """;

    private const string Zsh = """
        _sim() {
          local completions=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -a completions
          _files
        }
        compdef _sim sim ./sim
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName sim -ScriptBlock {
          param($word, $tree, $cursor)
          sim "[suggest:$cursor]" "$tree" | Where-Object { $_ -like "$word*" } | ForEach-Object { $_ }
        }
        """;

    internal static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or powershell" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "powershell");
        var command = new Command("completion", """
            Print a script that makes the shell complete commands, options and values.

            Example:
              eval "$(sim completion bash)"
            """) { shell };
        command.SetAction(parsed =>
        {
            var script = parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => PowerShell };
            parsed.InvocationConfiguration.Output.Write(script.ReplaceLineEndings("\n") + "\n");
            return ExitCodes.Done;
        });
        return command;
    }
}
