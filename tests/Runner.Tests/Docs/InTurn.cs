namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>Tests that set the process's current directory: one after another, with no others beside them.</summary>
[CollectionDefinition(nameof(InTurn), DisableParallelization = true)]
public sealed class InTurn;
