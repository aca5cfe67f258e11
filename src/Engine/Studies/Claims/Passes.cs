using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>All worlds once: which claims are looked at, and which assumptions are off.</summary>
/// <param name="Of">The claims.</param>
/// <param name="Off">What is set in every scenario, PATH=VALUE.</param>
internal sealed record Pass(IReadOnlyList<Claim> Of, IReadOnlyList<string> Off);

/// <summary>Plays the passes of a study, here or shared by several processes.</summary>
internal sealed class Passes(
    ClaimSet claims, ClaimOptions options, IProgress<long>? progress, IStudyUnits? units, CancellationToken cancellation)
{
    private const int MostOfOne = 64, MostOfEach = 16; // units of a pass alone in its stage, and of one among others

    private int begun, stage;

    /// <summary>Plays passes that do not hang on each other.</summary>
    /// <returns>The worlds of each in turn, played or read as they are taken.</returns>
    internal IEnumerable<WorldResult[]> Play(IReadOnlyList<Pass> passes)
    {
        var before = begun;
        begun += passes.Count;
        if (units is null) return passes.Select((pass, i) => StudyOf(pass).Run(0, options.Worlds, ProgressOf(before + i), cancellation));
        var cut = Units.Cut(options.Worlds, passes.Count == 1 ? MostOfOne : MostOfEach);
        var (last, study) = (-1, (WorldStudy?)null);
        return units.Of($"worlds-{++stage}", passes.Count * cut.Length, unit =>
        {
            var (number, part) = Math.DivRem(unit, cut.Length);
            if (number != last) (last, study) = (number, StudyOf(passes[number]));
            return study!.Run(cut[part].First, cut[part].End, null, cancellation);
        }, WorldUnit.Write, WorldUnit.Read).Chunk(cut.Length).Select(parts => parts.SelectMany(worlds => worlds).ToArray());
    }

    private WorldStudy StudyOf(Pass pass) => new(
        [.. claims.Scenarios.Select(s => (s.Name, pass.Off.Aggregate(s.Scenario, Switched)))], pass.Of, options, claims.Holdings);

    private Shifted? ProgressOf(int pass) => progress is null ? null
        : new Shifted(progress, pass * (long)options.Worlds, ClaimStudy.WorldsOfAllPasses(claims, options));

    private static Scenario Switched(Scenario scenario, string off)
    {
        var equals = off.IndexOf('=', StringComparison.Ordinal);
        return scenario.With(off[..equals], off[(equals + 1)..]);
    }

    private sealed class Shifted(IProgress<long> progress, long by, long most) : IProgress<long>
    {
        public void Report(long value) => progress.Report(Math.Min(value + by, most));
    }
}
