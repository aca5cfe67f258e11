namespace NegotiationSim.Engine.History;

/// <summary>What the record says of who governs in a round: the shocks that bring a new administration, or a new leader of the target, or
/// keep it away.</summary>
/// <param name="Administration">The shock of the sender's turnover; NaN where the record does not say.</param>
/// <param name="Leader">The same of the target's leader.</param>
internal readonly record struct Succession(double Administration, double Leader)
{
    /// <summary>Nothing is known.</summary>
    internal static Succession Unknown => new(double.NaN, double.NaN);

    /// <summary>From one quarter to another: who stood there last, as far as is known, and who stands there now.</summary>
    internal static Succession Of(Observation now, ref string? administration, ref string? leader)
    {
        var succession = new Succession(Shock(administration, now.Administration), Shock(leader, now.Leader));
        administration = now.Administration ?? administration;
        leader = now.Leader ?? leader;
        return succession;
    }

    private static double Shock(string? before, string? now) =>
        before is null || now is null ? double.NaN : SteeredShocks.Make(now != before);
}
