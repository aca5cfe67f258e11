namespace NegotiationSim.Runner.Results;

/// <summary>The columns of a study's tables by the names of the files, and by the heading that was written: some hang on what was
/// studied.</summary>
internal sealed class TableColumns : Dictionary<string, Func<string[], IReadOnlyList<DataColumn>>>;
