namespace NegotiationSim.Engine.Scenarios;

/// <summary>What a value of a scenario rests on.</summary>
/// <param name="Section">The section of the essay that it was drawn from, if one is named.</param>
/// <param name="Rationale">Why it is what it is, if that is said.</param>
/// <param name="Source">Where it was published, if it was.</param>
public sealed record Grounds(string? Section, string? Rationale, string? Source);
