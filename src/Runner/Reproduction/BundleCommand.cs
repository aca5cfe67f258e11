using System.CommandLine;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>sim bundle: packs a results folder with all that a journal's replication check needs.</summary>
internal static class BundleCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder" };
        var output = new Option<string?>("--out", "-o") { Description = "the archive [default: DIR.zip]", HelpName = "FILE" };
        var command = new Command("bundle", """
            Pack results for a journal's replication check: the results, the resolved scenario, a README,
            CITATION.cff and RO-Crate metadata, in one zip file.

            Example:
              sim bundle results/phased --out phased-replication.zip
            """) { folder, output };
        command.SetAction((parsed, cancellation) =>
        {
            var source = Path.TrimEndingDirectorySeparator(parsed.GetValue(folder)!);
            cancellation.ThrowIfCancellationRequested();
            var archive = parsed.GetValue(output) ?? source + ".zip";
            var count = Bundle.Write(source, archive);
            OnDisk.Now.Stands(archive);
            parsed.InvocationConfiguration.Output.WriteLine($"Packed {count} files into {archive}");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
