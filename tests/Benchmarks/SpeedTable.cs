using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Benchmarks;

/// <summary>Rounds a second on one core in every width, beside the yardstick in C: chunks of all of them taken in turn, processor time of
/// the thread, medians. Ratios hold where times do not.</summary>
internal static class SpeedTable
{
    private const int Chunk = 400; // replications
    private const int Chunks = 41;

    private static readonly Outcome[] Outcomes = new Outcome[8];

    private delegate long Way(in Setting set, long first);

    /// <summary>Measures, and prints the table.</summary>
    internal static void Print()
    {
        if (Yardstick.Compile() is not { } yardstick)
        {
            Console.WriteLine("There is no compiler cc here: no yardstick, no ratios.");
            return;
        }
        Console.WriteLine($"AVX-512 {Avx512DQ.IsSupported}, AVX2 {Vector256.IsHardwareAccelerated}, FMA {Fma.IsSupported}; ratios to C");
        (string Name, Way Play)[] ways =
        [
            ("1 lane", Lanes(new Workplace<Real1>())), ("4 lanes", Lanes(new Workplace<Real4>())),
            ("8 lanes", Lanes(new Workplace<Real8>())), ("its rounds", Followed(CoercionLanes.Widest(new CoercionModel()))),
        ];
        Console.WriteLine($"{"policy",-20}{"C, M rounds/s",14}" + string.Concat(ways.Select(w => $"{w.Name,12}")));
        var ratios = new double[ways.Length];
        foreach (var policy in ReferenceWorlds.Policies.Keys)
        {
            var speeds = Measure(policy, yardstick, [.. ways.Select(w => w.Play)]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{policy,-20}{speeds[0] / 1e6,14:F2}")
                + string.Concat(speeds.Skip(1).Select(s => (s / speeds[0]).ToString("F2", CultureInfo.InvariantCulture).PadLeft(12))));
            for (var w = 0; w < ways.Length; w++) ratios[w] += speeds[w + 1] / speeds[0] / ReferenceWorlds.Policies.Count;
        }
        Console.WriteLine($"{"mean",-34}" + string.Concat(ratios.Select(r => r.ToString("F2", CultureInfo.InvariantCulture).PadLeft(12))));
        StudySpeed.Print(yardstick.Seconds);
    }

    private static Way Lanes<R>(Workplace<R> workplace) where R : unmanaged, IReal<R> => (in set, first) =>
    {
        var nobody = new Nobody<R>();
        long rounds = 0;
        for (var i = 0; i < Chunk; i += R.Lanes)
        {
            workplace.Take(new[] { set });
            workplace.Play(1, first + i, ref nobody, Outcomes.AsSpan(0, R.Lanes));
            for (var lane = 0; lane < R.Lanes; lane++) rounds += Outcomes[lane].Rounds;
        }
        return rounds;
    };

    /// <summary>In the machine's own width, every quantity of every round written down.</summary>
    private static Way Followed(CoercionLanes lanes)
    {
        var rounds = new RoundsOfBlock(new CoercionModel().OfRounds.Count, 121, lanes.Lanes);
        return (in set, first) =>
        {
            long played = 0;
            for (var i = 0; i < Chunk; i += lanes.Lanes)
            {
                lanes.Take(new[] { set });
                lanes.Play(1, first + i, Outcomes.AsSpan(0, lanes.Lanes), rounds, 0);
                for (var lane = 0; lane < lanes.Lanes; lane++) played += Outcomes[lane].Rounds;
            }
            return played;
        };
    }

    /// <summary>Median rounds a second: of the yardstick, then of every way.</summary>
    private static double[] Measure(string policy, Yardstick yardstick, Way[] ways)
    {
        var set = ReferenceWorlds.Essay(policy);
        var speeds = new double[ways.Length + 1][];
        for (var w = 0; w < speeds.Length; w++) speeds[w] = new double[Chunks];
        for (var chunk = -5; chunk < Chunks; chunk++) // the first few warm up
        {
            for (var w = 0; w < speeds.Length; w++)
            {
                var first = (chunk + 5L) * Chunk;
                var begin = yardstick.Seconds();
                var rounds = w == 0 ? yardstick.Play(set.Eras[0].Policy, first, Chunk) : ways[w - 1](set, first);
                var speed = rounds / (yardstick.Seconds() - begin);
                if (chunk >= 0) speeds[w][chunk] = speed;
            }
        }
        return [.. speeds.Select(s => s.Order().ElementAt(Chunks / 2))];
    }
}
