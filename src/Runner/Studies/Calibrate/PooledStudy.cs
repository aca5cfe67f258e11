using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>sim calibrate on several disputes: what their records tell together.</summary>
internal static class PooledStudy
{
    /// <summary>The study.</summary>
    /// <param name="disputes">Scenarios, each with a name of its own, and their records.</param>
    /// <param name="options">How.</param>
    /// <param name="draws">Draws in each scenario written.</param>
    /// <param name="plan">All that the numbers depend on.</param>
    /// <param name="histories">About how many histories are played.</param>
    internal static StudyCommand<PooledResult> Of(
        IReadOnlyList<(Scenario Scenario, HistoricalRecord Record)> disputes, PoolingOptions options, int draws, string plan,
        long histories)
    {
        CalibrationFolder? memory = null;
        var seed = options.Alone.Sampling.Seed;
        var names = string.Join("-and-", disputes.Select(d => d.Scenario.Name));
        return new(CalibrateCommand.Kind, Path.Combine("results", "calibrate-" + names))
        {
            Scenarios = [.. disputes.Select(d => Manifest.EntryFor(d.Scenario))],
            Stages = PooledCalibration.Stages,
            Compute = work =>
            {
                memory = CalibrationFolder.Of(work, plan);
                return CalibrateCommand.Kept(memory, work, histories,
                    progress => PooledCalibration.Run(disputes, options, memory, progress, work.Units, work.Cancellation));
            },
            Stopped = work => CalibrateCommand.StoppedWith(memory!, work),
            Write = (results, found) => Write(results, found, seed, draws),
            Count = found => (new RunOptions { Seed = seed, Replications = PooledFiles.Histories(found) }, PooledFiles.Histories(found)),
            Figures = PooledChart.Of,
            Finished = () => memory?.Remove(),
            Print = (found, format) => TableText.Of(format, () => PooledTables.Of(found), () => PooledTables.Foremost(found),
                () => PooledDocument.Write(found, seed), () => PooledFiles.Parameters(found),
                _ => CautionText.Of(PooledTables.Cautions(found))),
        };
    }

    private static void Write(ResultsFolder results, PooledResult found, ulong seed, int draws)
    {
        results.Write("pooled.csv", PooledFiles.Parameters(found));
        results.Write("common.csv", PooledFiles.Common(found));
        results.Write("disputes.csv", PooledFiles.LeftOut(found));
        results.Write("rounds.csv", PooledFiles.Rounds(found));
        results.Write("summary.json", PooledDocument.Write(found, seed));
        foreach (var dispute in found.Pooled)
        {
            var name = dispute.Scenario.Name;
            var drawing = new CalibratedScenario(dispute, draws, $"{name}-{CalibratedScenario.DrawsFile}");
            results.Write($"{name}-checks.csv", CalibrationFiles.Checks(dispute));
            results.Write($"{name}-scenario.json", drawing.Calibrated());
            results.Write($"{name}-learnt.json", drawing.Learnt());
            results.Write($"{name}-{CalibratedScenario.DrawsFile}", drawing.Draws());
        }
    }
}
