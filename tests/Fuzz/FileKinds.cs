using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Runner.Reproduction;

namespace NegotiationSim.Fuzz;

/// <summary>Every kind of file that the program reads.</summary>
internal static class FileKinds
{
    private const string History = "scenarios/historic/us-dprk-1990-2017.json";

    private static readonly string[] Calibration =
        ["calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json", "--record", "@history/us-dprk/record.csv", "-n", "100",
            "--least-acceptance", ".001", "--eras", "0", "--no-charts", "-q", "--out", "@calibrated"];

    private static readonly string[] Sweep =
        ["sweep", "scenarios/phased.json", "--vary", "sender.trust=.1:.4:4", "-n", "2", "--rounds", "3", "--no-charts", "-q", "--out",
            "@sweep"];

    private static readonly string[] Search =
        ["optimise", "scenarios/phased.json", "--vary", "policy.relief=0:1", "--vary", "policy.phases=1:4", "--policies", "none",
            "--population", "4", "-g", "1", "--worlds", "2", "--fresh", "2", "-n", "1", "--set", "rounds=3", "--no-charts", "-q"];

    private static readonly string[] Claims =
        ["claims", "@mine.claims.json", "--worlds", "2", "--replications", "2", "--most", "2", "--no-ablation", "--set", "rounds=3"];

    internal static IReadOnlyList<FileKind> All { get; } =
    [
        new("scenario", Mutators.Json,
            ["scenarios/phased.json", "scenarios/base/us-dprk.json", "scenarios/us-iran.json", History, "scenarios/two-level/phased.json",
                "scenarios/base/us-dprk-bargaining.json", "scenarios/base/us-dprk-deep-uncertainty.json"],
            (place, file) =>
                place.Sim("validate",
                    file is "scenarios/base/us-dprk-bargaining.json" ? "scenarios/bargaining/phased.json"
                        : file is "scenarios/base/us-dprk-deep-uncertainty.json" ? "scenarios/deep-uncertainty/phased.json" : file), 8),
        new("draws", Mutators.Csv, ["mine.csv"], (place, _) => place.Sim("validate", place.At("mine.json")), 6),
        new("policy", Mutators.Json, ["scenarios/policies/phased.json", "scenarios/policies/eras/summits.json"],
            (place, file) => place.Sim("validate", file.Contains("eras", StringComparison.Ordinal) ? History : "scenarios/phased.json"), 6),
        new("game", Mutators.Json, ["chicken.json"],
            (place, file) => place.Sim("play", place.At(file), "--no-charts", "-q", "--out", "@out/played"), 6),
        new("claims", Mutators.Json, ["mine.claims.json"], (place, file) => place.Sim("validate", place.At(file)), 6),
        new("registration of claims", Mutators.Json, ["registered.json"],
            (place, file) => place.Sim([.. Claims, "--registered", place.At(file), "-q", "--out", "@out/claims"])),
        new("record in CSV", Mutators.Csv, ["history/us-dprk/record.csv"],
            (place, file) => Place.Read(() => RecordReader.Parse(TextFile.Read(place.At(file), 4), place.At(file))), 8),
        new("record in JSON", Mutators.Json, ["record.json"],
            (place, file) => Place.Read(() => RecordReader.Parse(TextFile.Read(place.At(file), 4), place.At(file))), 8),
        new("record of a backtest", Mutators.Csv, ["short.csv"],
            (place, file) =>
                place.Sim("backtest", History, "--record", place.At(file), "-n", "8", "--burn-in", "4", "--no-charts", "-q", "--out",
                    "@out/backtest")),
        new("points", Mutators.Csv, ["points.csv"],
            (place, file) => Place.Read(() => Design.FromCsv(TextFile.Read(place.At(file), 4), place.At(file))), 8),
        new("points of a sweep", Mutators.Csv, ["points.csv"],
            (place, file) =>
                place.Sim("sweep", "scenarios/phased.json", "--design", $"csv:{place.At(file)}", "-n", "2", "--rounds", "3", "--no-charts",
                    "-q", "--out", "@out/sweep")),
        new("manifest", Mutators.Json, ["ran/manifest.json", "compared/manifest.json"],
            (place, file) => Place.Read(() => StudyKinds.ReadReproducible(place.At(Path.GetDirectoryName(file)!))), 6),
        new("manifest in a bundle", Mutators.Json, ["ran/manifest.json"],
            (place, _) => place.Sim("bundle", place.At("ran"), "--out", "@bundle.zip")),
        new("results", Mutators.Json, ["ran/summary.json", "compared/comparison.json"],
            (place, file) => place.Sim("report", place.At(Path.GetDirectoryName(file)!), "--out", "@report.html")),
        new("results in CSV", Mutators.Csv, ["ran/statuses.csv", "ran/first-agreement.csv", "ran/trajectories.csv",
            "ran/trajectories-by-type.csv"],
            (place, file) => place.Sim("report", place.At(Path.GetDirectoryName(file)!), "--out", "@report.html")),
        new("front of an earlier search", Mutators.Csv, ["searched/front.csv"],
            (place, _) => place.Sim([.. Search, "--from", place.At("searched"), "--out", "@out/search"]), 2),
        new("sweep manifest", Mutators.Json, ["sweep/sweep.json"], (place, _) => place.Sim(Sweep)),
        new("sweep part", Mutators.Binary, ["sweep/data/part-000000.parquet"], async (place, _) =>
        {
            await place.Sim(Sweep);
            await place.Sim("discover", place.At("sweep"), "--success", "phased.capability < .7", "--no-charts", "-q");
        }),
        new("unfinished calibration", Mutators.Json, ["calibrated.unfinished/population-0-generation-000.json"],
            (place, _) => place.SimStopped(Calibration)),
        new("unfinished calibration's plan", Mutators.Binary, ["calibrated.unfinished/plan.txt"],
            (place, _) => place.SimStopped(Calibration)),
    ];

    /// <summary>Makes the sound files that are not shipped.</summary>
    internal static async Task Prepare(Place place)
    {
        File.WriteAllText(place.At("chicken.json"),
            """{ "title": "Chicken", "row": { "name": "A", "actions": ["swerve", "go"] }, "column": { "actions": ["swerve", "go"] }, "payoffs": [[[3, 3], [2, 4]], [[4, 2], [0, 0]]] }""");
        File.WriteAllText(place.At("mine.claims.json"), """
            { "title": "Mine", "scenarios": { "phased": "scenarios/phased.json", "silence": { "scenario": "scenarios/phased.json", "set": ["policy.talks=0"] } }, "switches": ["world.news.quiet=0"],
              "claims": [ { "id": "a", "section": "s", "claim": "c", "hypothesis": "phased.war < silence.war + 0.1" }, { "id": "b", "section": "s", "claim": "c", "hypothesis": ["2*phased.tension > 0.1", "phased.war < 1"] } ] }
            """);
        File.WriteAllText(place.At("mine.csv"), "mechanisms.spiral,policy.phases,\"trust\"\n0.5,2,0.25\n1,4,.5\n\"1.25\",8,1e-1\n");
        File.WriteAllText(place.At("mine.json"), """
            { "extends": "scenarios/phased.json", "draws": "mine.csv",
              "policy": { "phases": { "distribution": "sample" } },
              "mechanisms": { "spiral": { "distribution": "sample", "jointly": "mine" } },
              "target": { "trust": { "value": { "distribution": "sample", "column": "trust", "jointly": "mine" } } } }
            """);
        var quarters = Enumerable.Range(0, 24).Select(i => (Quarter: $"{1990 + i / 4}Q{1 + i % 4}", Launches: i % 3, Talks: i % 2))
            .ToArray();
        File.WriteAllText(place.At("record.json"),
            $$"""{ "title": "t", "quarters": [ {{string.Join(", ", quarters.Select(q => $$"""{ "quarter": "{{q.Quarter}}", "leader": "K", "launchDays": {{q.Launches}}, "talks": {{q.Talks}}, "agreement": null }"""))}} ] }""");
        File.WriteAllText(place.At("short.csv"),
            "quarter,launchDays,talks,leader\n" + string.Join('\n', quarters.Select(q => $"{q.Quarter},{q.Launches},{q.Talks},K")));
        File.WriteAllText(place.At("points.csv"), "sender.trust,policy.depth\n.2,.5\n.3,.6\n\"0.4\",1\n");
        await place.Prepare("run", "scenarios/phased.json", "-n", "4", "--rounds", "4", "--no-charts", "-q", "--out", "@ran");
        await place.Prepare("compare", "scenarios/phased.json", "scenarios/neglect.json", "-n", "4", "--rounds", "4", "--no-charts", "-q",
            "--out", "@compared");
        await place.Prepare([.. Search, "--out", "@searched"]);
        await place.Prepare(Sweep);
        await place.Prepare([.. Claims, "--register", "@registered.json"]);
        await place.PrepareUnfinished("population-", Calibration);
    }
}
