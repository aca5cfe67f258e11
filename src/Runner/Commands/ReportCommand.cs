using System.CommandLine;
using System.Text;
using NegotiationSim.Runner.Output;
using NegotiationSim.Runner.Report;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim report: a results folder as one page to send.</summary>
internal static class ReportCommand
{
    internal const string FileName = "report.html";

    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder of sim run or sim compare" };
        var output = new Option<string?>("--out", "-o") { Description = "where to write the page [default: DIR/report.html]", HelpName = "FILE" };
        var command = new Command("report", """
            Write a results folder as one HTML page to send.
            The answer in words, charts with values at the pointer, cautions, one run as a
            story, assumptions with sources; it needs no network and no other file.

            Example:
              sim report results/phased
            """) { folder, output };
        command.SetAction((parsed, cancellation) =>
        {
            var target = parsed.GetValue(output) ?? Path.Combine(parsed.GetValue(folder)!, FileName);
            cancellation.ThrowIfCancellationRequested();
            Write(parsed.GetValue(folder)!, target);
            parsed.InvocationConfiguration.Output.WriteLine($"Wrote {target}");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    /// <summary>Writes the page of a results folder.</summary>
    /// <exception cref="UserError">It is not a folder of run or compare.</exception>
    internal static void Write(string folder, string target)
    {
        var page = ReportPage.Write(ReportSource.Read(folder));
        if (Directory.Exists(target)) throw new UserError($"{target}: a folder stands where the page should. Give a file with --out.");
        if (Path.GetDirectoryName(Path.GetFullPath(target)) is { } parent && !Directory.Exists(parent)) throw new UserError($"{target}: no folder {parent}. Make it, or give another file with --out.");
        WholeFile.Put(target, stream => stream.Write(Encoding.UTF8.GetBytes(page)));
        OnDisk.Now.Stands(target);
    }
}
