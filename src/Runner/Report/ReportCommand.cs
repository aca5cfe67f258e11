using System.CommandLine;
using System.Text;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Report;

/// <summary>sim report: a results folder as one page to send.</summary>
internal static class ReportCommand
{
    internal const string FileName = "report.html";

    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder of sim run or sim compare" };
        var output = new Option<string?>("--out", "-o") { Description = "where to write the page [default: DIR/report.html]",
            HelpName = "FILE" };
        var command = new Command("report", """
            Write a results folder as one HTML page to send.
            The answer in words, charts with values at the pointer, cautions, one run as a
            story, assumptions with sources; it needs no network and no other file.
            Takes results of run and compare; other studies have tables and charts alone.

            Example:
              sim report results/phased
            """) { folder, output };
        command.SetAction((parsed, cancellation) =>
        {
            var source = parsed.GetValue(folder)!;
            var own = Path.Combine(source, FileName);
            var target = parsed.GetValue(output) ?? own;
            cancellation.ThrowIfCancellationRequested();
            if (Path.GetFullPath(target) == Path.GetFullPath(own)) AddTo(source, parsed.InvocationConfiguration.Error);
            else WholeFile.PutOver(target, ReportPage.IsPage, PageOf(source).CopyTo);
            OnDisk.Now.Stands(target);
            parsed.InvocationConfiguration.Output.WriteLine($"Wrote {target}");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    /// <summary>Adds the page to its results folder.</summary>
    /// <exception cref="UserError">It is not a folder of run or compare, or its data are not as they were written.</exception>
    internal static void AddTo(string folder, TextWriter error)
    {
        using var page = PageOf(folder);
        using var results = ResultsFolder.Start(folder);
        using (var file = File.Create(Path.Combine(results.Path, FileName))) page.CopyTo(file);
        results.Add(error);
    }

    private static MemoryStream PageOf(string folder) => new(Encoding.UTF8.GetBytes(ReportPage.Write(ReportSource.Read(folder))));
}
