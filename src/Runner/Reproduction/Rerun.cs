using System.CommandLine;
using System.CommandLine.Parsing;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>The command of a manifest carried out again, into another folder.</summary>
internal static class Rerun
{
    /// <summary>Options that say how and where, not what: the data do not hang on them.</summary>
    private static readonly string[] Beside =
        ["--out", "--shard", "--cluster", "--threads", "--quiet", "--no-charts", "--format", "--preset", "--width", "--chart-format"];

    /// <summary>Carries out a manifest's command.</summary>
    /// <param name="manifest">Of the results to make again.</param>
    /// <param name="kind">Their kind.</param>
    /// <param name="temporary">A folder to work in.</param>
    /// <param name="how">Options that say how, such as --threads=2; those that the command does not have are left out.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The manifest of the results made again, or null when it was stopped.</returns>
    /// <exception cref="UserError">The command cannot be carried out here, for example because a file that it names is gone.</exception>
    internal static async Task<Manifest?> Of(
        Manifest manifest, StudyKind kind, string temporary, IReadOnlyList<string> how, CancellationToken cancellation)
    {
        var again = PlaceIn(temporary);
        var parsed = Sim.Parse([.. CommandLine.ArgumentsOf(manifest.Command)]);
        if (parsed.Errors.Count > 0 || parsed.CommandResult.Command.Name != manifest.Kind)
            throw new UserError($"The command of these results is not one of this version: {manifest.Command}");
        using var fault = new StringWriter();
        var call = Sim.Parse(Arguments(
            parsed.CommandResult, value => kind.Remaking == Remaking.ByFiles ? value : ScenarioIn(temporary, manifest), again,
            ["--quiet", .. how]));
        var code = await Carry(call, manifest.Command, fault, cancellation);
        return code switch
        {
            ExitCodes.Interrupted => null,
            ExitCodes.Done => Manifest.Read(again),
            _ => throw Unable(manifest, fault.ToString()),
        };

        static async Task<int> Carry(ParseResult call, string recorded, TextWriter fault, CancellationToken cancellation)
        {
            CommandLine.Text = recorded; // results name the command they come from: the recorded one, not reproduce
            CommandLine.Parsed = call;
            try
            {
                return await call.InvokeAsync(
                    new InvocationConfiguration { Output = TextWriter.Null, Error = fault, EnableDefaultExceptionHandler = false },
                    cancellation);
            }
            catch (Exception e) when (e is UserError or ScenarioException)
            {
                await fault.WriteAsync(e.Message);
                return ExitCodes.BadInput;
            }
        }
    }

    /// <summary>Where in its working folder the results made again are.</summary>
    internal static string PlaceIn(string temporary) => Path.Combine(temporary, "again");

    private static UserError Unable(Manifest manifest, string fault) => new(
        $"{fault.Trim()}\nThe results were made by: {manifest.Command}"
        + $"\nGive {Faults.CallOf(CommandLine.Parsed!)} in the folder in which that was typed, with the files it names.");

    /// <summary>The arguments of a call again, with what is beside the point replaced.</summary>
    /// <param name="call">The call.</param>
    /// <param name="fileFor">What stands for an argument, such as the scenario as it was read then where it alone decides.</param>
    /// <param name="again">The folder in place of the call's.</param>
    /// <param name="how">Options that say how; those that the command does not have are left out.</param>
    internal static string[] Arguments(
        CommandResult call, Func<string, string> fileFor, string again, IReadOnlyList<string> how)
    {
        var options = call.Command.Options.Select(o => o.Name).ToHashSet();
        return
        [
            call.Command.Name,
            .. call.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => fileFor(t.Value)),
            .. call.Children.OfType<OptionResult>().Where(o => !o.Implicit && !Beside.Contains(o.Option.Name)).SelectMany(Written),
            $"--out={again}",
            .. how.Where(option => options.Contains(option.Split('=')[0])),
        ];
    }

    private static IEnumerable<string> Written(OptionResult option) =>
        option.Tokens.Count == 0 ? [option.Option.Name] : option.Tokens.Select(t => $"{option.Option.Name}={t.Value}");

    private static string ScenarioIn(string temporary, Manifest manifest)
    {
        var resolved = Path.Combine(temporary, "scenario.json");
        File.WriteAllText(resolved, manifest.Scenarios[0].Json);
        return resolved;
    }
}
