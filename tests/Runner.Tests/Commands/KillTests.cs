using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>The program killed at moments chosen by chance, counted in files and not in time: after the next start nothing is lost and
/// nothing is left over.</summary>
/// <remarks>A kill a command here; SIM_TEST_KILLS=40 asks for forty in all. Studies that go on from where they were:
/// <see cref="InTheMidstTests"/>.</remarks>
public sealed class KillTests
{
    private const int UsualKills = 3;

    private static readonly string[][] Calls =
    [
        ["run", "scenarios/phased.json", "-n", "300", "--rounds", "40", "--chart-format", "svg", "--quiet", "--out", "out"],
        ["optimise", "scenarios/deep-uncertainty/phased.json", "--population", "8", "-g", "2", "--worlds", "8", "--fresh", "16", "-n", "1",
            "--policies", "none", "--no-charts", "--quiet", "--out", "out"],
        ["claims", "scenarios/claims.json", "--worlds", "20", "--replications", "2", "--most", "2", "--no-ablation", "--quiet",
            "--out", "out"],
    ];

    private static int Kills { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SIM_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? asked : UsualKills;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_a_kill_the_next_start_gives_the_undisturbed_results_and_leaves_nothing_else(int command)
    {
        using var place = new Workplace();
        string[] call = [.. Calls[command].Select(a => a == "out" || a.Contains(".json", StringComparison.Ordinal)
            || a.Contains(".csv", StringComparison.Ordinal) ? place.At(a) : a)];
        (await place.Sim(call)).Well();
        var right = State(place);
        for (var kill = command; kill < Kills; kill += Calls.Length)
        {
            var chance = new Random(1000 + kill);
            var isAgain = kill % 2 == 1; // every other kill strikes a repetition: the results stand already
            if (!isAgain) Directory.Delete(place.At("out"), recursive: true);
            await KilledAt(place, call, place.Left().Count + 1 + chance.Next(right.Count));
            if (isAgain) Assert.Superset(Contents(right), Contents(State(place)));
            Assert.Equal(0, (await place.Sim(call)).Code);
            Assert.Equal(right, State(place));
        }
    }

    /// <summary>Starts a call and kills it as soon as there are so many files and folders; a call that has ended before is whole.</summary>
    private static async Task KilledAt(Workplace place, string[] call, int entries) =>
        await SimProcess.Run(place.Root, call, meanwhile: process =>
    {
        var clock = Stopwatch.StartNew();
        SpinWait.SpinUntil(() => process.HasExited || Directory.Exists(place.At("out", ".sim-partial")) || Count(place) >= entries,
            TimeSpan.FromMinutes(2)); // its start takes the longest and is no moment to strike at
        while (!process.HasExited && clock.Elapsed < TimeSpan.FromMinutes(2) && Count(place) < entries) Thread.Yield();
        if (!process.HasExited) process.Kill(entireProcessTree: false); // SIGKILL: nothing in the process hears of it
    });

    private static int Count(Workplace place)
    {
        try
        {
            return place.Left().Count;
        }
        catch (IOException) // a folder went while it was looked at
        {
            return 0;
        }
    }

    /// <summary>The SHA-256 of every file that is not an input, by its path; of a manifest without the time at which it was
    /// begun.</summary>
    private static Dictionary<string, string> State(Workplace place) =>
        place.Left().Where(f => File.Exists(place.At(f))).ToDictionary(f => f, f => Convert.ToHexStringLower(SHA256.HashData(
        Path.GetFileName(f) != "manifest.json" ? File.ReadAllBytes(place.At(f))
        : System.Text.Encoding.UTF8.GetBytes(
            string.Join('\n', File.ReadAllLines(place.At(f)).Where(line => !line.Contains("\"started\"", StringComparison.Ordinal)))))));

    private static HashSet<string> Contents(Dictionary<string, string> state) =>
        [.. state.Where(f => Path.GetFileName(f.Key) is not ("manifest.json" or "SHA256SUMS")).Select(f => f.Value)];
}
