namespace NegotiationSim.Engine.Scenarios;

/// <summary>The two sides of a dispute, by name.</summary>
/// <param name="Sender">The sender's name.</param>
/// <param name="Target">The target's name.</param>
public sealed record ActorPair(string Sender, string Target)
{
    /// <summary>Both names.</summary>
    public override string ToString() => $"{Sender}, {Target}";

    /// <summary>Whether these are the names of another pair, capitals and blanks around them aside.</summary>
    /// <param name="other">The pair to compare with.</param>
    public bool IsOther(ActorPair other)
    {
        ArgumentNullException.ThrowIfNull(other);
        static bool Differ(string a, string b) => !string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);
        return Differ(Sender, other.Sender) || Differ(Target, other.Target);
    }
}

/// <summary>Numbers that a scenario takes from a file that speaks of another pair.</summary>
/// <param name="File">The file.</param>
/// <param name="Pair">The pair that it speaks of.</param>
/// <param name="Paths">The paths of the numbers, in the order of the scenario.</param>
public sealed record Inheritance(string File, ActorPair Pair, IReadOnlyList<string> Paths);
