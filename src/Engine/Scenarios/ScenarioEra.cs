namespace NegotiationSim.Engine.Scenarios;

/// <summary>A stretch of rounds under one policy.</summary>
/// <param name="Name">Its name; that of its policy if the scenario has a policy and no timeline.</param>
/// <param name="FirstRound">Its first round, counted from 1.</param>
/// <param name="LastRound">Its last round.</param>
/// <param name="Policy">Its policy's title, or name where it has none.</param>
/// <param name="Attention">The share of rounds in which the sender attends to the dispute; the mean if that is uncertain.</param>
public sealed record ScenarioEra(string Name, int FirstRound, int LastRound, string Policy, double Attention);
