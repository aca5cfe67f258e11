using System.Diagnostics;
using System.Globalization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sweeps;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Benchmarks;

/// <summary>What studies cost beside their rounds: the speed of each over that of the rounds alone, played in full registers, in turns, the
/// best of several. Files are not written here; sim writes a sweep's in the threads that play it.</summary>
internal static class StudySpeed
{
    private const int Turns = 5;
    private const int Replications = 8000;
    private const int Points = 400;

    /// <summary>Measures what the first 1,000 replications of this process take, compiling what is not compiled ahead.</summary>
    internal static void PrintFirst()
    {
        var scenario = Shipped("phased");
        var player = Model.Of(scenario).NewPlayer(scenario);
        var clock = Stopwatch.StartNew();
        player.Play(1, 0, 1000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"The first 1,000 replications of this process took {clock.Elapsed.TotalMilliseconds:F0} ms."));
    }

    /// <summary>Measures, and prints the table.</summary>
    /// <param name="seconds">The processor time of this thread.</param>
    internal static void Print(Func<double> seconds)
    {
        Scenario[] all = [.. ReferenceWorlds.Policies.Keys.Select(Shipped)];
        var one = all.First(s => s.Name == "phased");
        var player = Model.Of(one).NewPlayer(one);
        Player[] players = [.. all.Select(s => Model.Of(s).NewPlayer(s))];
        // A number that all policies share keeps its value: the rounds are those that are played alone.
        var still = one.Parameters.First(p => p.Path == "target.seekers");
        var design = new Design([still.Path], [.. Enumerable.Repeat(0, Points).Select(_ => new[] { still.Central })]);

        void Run(bool follows, bool quantiles, int threads) => Experiment.Run(one, new RunOptions
        {
            Replications = Replications, Trajectories = follows, Quantiles = quantiles, Threads = threads,
        });
        void Sweep(int threads)
        {
            var sweep = new Sweep(all, design, new SweepOptions { Threads = threads });
            sweep.Run([.. Enumerable.Range(0, (int)sweep.Blocks).Select(b => (long)b)], _ => { });
        }
        void RawRun()
        {
            for (var i = 0; i < Replications; i += 400) player.Play(1, i, 400);
        }
        void RawSweep()
        {
            foreach (var p in players)
                for (var i = 0; i < 20 * Points; i += 400) p.Play(1, i, 400);
        }

        Console.WriteLine("Speed of studies over that of their rounds alone, one thread");
        var times = Best(seconds, RawRun, () => Run(false, false, 1), () => Run(true, false, 1), () => Run(true, true, 1), RawSweep,
            () => Sweep(1));
        Row("run, no trajectories", times[0] / times[1]);
        Row("run, with means over time", times[0] / times[2]);
        Row("run, with quantiles over time", times[0] / times[3]);
        Row("sweep, 6 policies x 20", times[4] / times[5]);
        var clock = Stopwatch.StartNew();
        var walls = Best(() => clock.Elapsed.TotalSeconds, () => Run(true, true, 1), () => Run(true, true, 2), () => Sweep(1),
            () => Sweep(2));
        Console.WriteLine("Two threads over one, by the clock: only on an idle machine");
        Row("run, with quantiles over time", walls[0] / walls[1]);
        Row("sweep, 6 policies x 20", walls[2] / walls[3]);
    }

    private static Scenario Shipped(string name) => Scenario.Load(Path.Combine(Engine.Tests.Shipped.Root, "scenarios", name + ".json"));

    private static void Row(string name, double ratio) =>
        Console.WriteLine(name.PadRight(34) + ratio.ToString("F2", CultureInfo.InvariantCulture).PadLeft(12));

    private static double[] Best(Func<double> now, params Action[] ways)
    {
        var best = ways.Select(_ => double.PositiveInfinity).ToArray();
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var w = 0; w < ways.Length; w++)
            {
                var begin = now();
                ways[w]();
                best[w] = Math.Min(best[w], now() - begin);
            }
        }
        return best;
    }
}
