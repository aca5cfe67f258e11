namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>The chances of step 6 in one round (docs/model.md, equations 6c to 6e).</summary>
/// <param name="Target">The chance that the target delivers.</param>
/// <param name="Sender">The chance that the sender delivers.</param>
/// <param name="Seen">V: the chance that the target is seen if it cheats.</param>
internal readonly record struct Delivery(double Target, double Sender, double Seen)
{
    /// <summary>The chance that the target delivers, or cheats unseen.</summary>
    internal double NotCaught => Target + (1 - Target) * (1 - Seen);

    /// <summary>The chance that the agreement outlives the round: the sender delivers and the target is not caught (6e).</summary>
    internal double Kept => Sender * NotCaught;
}
