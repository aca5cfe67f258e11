using Spectre.Console;

namespace NegotiationSim.Runner.Shell;

/// <summary>A progress bar with rate and time left, on a terminal only; a pipe hears nothing.</summary>
internal static class ProgressLine
{
    /// <summary>Does the work and shows how far it is.</summary>
    /// <param name="total">How many replications there are.</param>
    /// <param name="quiet">Shows nothing.</param>
    /// <param name="work">The work; it reports how many are done.</param>
    internal static T Show<T>(long total, bool quiet, Func<IProgress<long>?, T> work) => Show(total, quiet, "replications", work);

    /// <summary>The same for work counted in another unit.</summary>
    internal static T Show<T>(long total, bool quiet, string unit, Func<IProgress<long>?, T> work)
    {
        if (quiet || Console.IsErrorRedirected) return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(unit, maxValue: total);
                var started = System.Diagnostics.Stopwatch.StartNew();
                return work(new Listener(done =>
                {
                    task.Value = done;
                    task.Description = $"{NumberText.Count((long)(done / Math.Max(.001, started.Elapsed.TotalSeconds)))} {unit}/s";
                }));
            });
    }

    private sealed class Listener(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
