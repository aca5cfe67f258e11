using System.CommandLine;
using System.Text;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Report;

/// <summary>sim report: a results folder as one page to send.</summary>
internal static class ReportCommand
{
    internal const string FileName = "report.html";

    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder" };
        var output = new Option<string?>("--out", "-o") { Description = "where to write the page [default: DIR/report.html]",
            HelpName = "FILE" };
        var command = new Command("report", """
            Write a results folder as one HTML page to send.
            Of run and compare: the answer in words, charts with values at the pointer,
            cautions, one run as a story, assumptions with sources. Of other studies: what
            was asked, their charts and tables, cautions and assumptions. It needs no
            network and no other file.

            Example:
              sim report results/phased
            """) { folder, output };
        command.SetAction((parsed, cancellation) =>
        {
            var source = parsed.GetValue(folder)!;
            var own = Path.Combine(source, FileName);
            var target = parsed.GetValue(output) ?? own;
            cancellation.ThrowIfCancellationRequested();
            if (Path.GetFullPath(target) == Path.GetFullPath(own) && !SweepManifest.IsAlone(source))
                AddTo(source, parsed.InvocationConfiguration.Error);
            else WholeFile.PutOver(target, ReportPage.IsPage, PageOf(source).CopyTo);
            OnDisk.Now.Stands(target);
            parsed.InvocationConfiguration.Output.WriteLine($"Wrote {target}");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    /// <summary>Adds the page to its results folder.</summary>
    /// <exception cref="UserError">It is no results folder, or its data are not as they were written.</exception>
    internal static void AddTo(string folder, TextWriter error)
    {
        using var page = PageOf(folder);
        using var results = ResultsFolder.Start(folder);
        using (var file = File.Create(Path.Combine(results.Path, FileName))) page.CopyTo(file);
        results.Add(error);
    }

    private static MemoryStream PageOf(string folder) => new(Encoding.UTF8.GetBytes(Page(folder)));

    private static string Page(string folder)
    {
        var manifest = SweepManifest.IsAlone(folder) ? SweepReplay.ManifestOf(folder) : Manifest.Read(folder);
        manifest.Verify(folder);
        return manifest.IsOfRuns ? RunReport.Write(ReportSource.Read(folder, manifest)) : StudyReport.Write(folder, manifest);
    }
}
