namespace NegotiationSim.Runner.Results;

/// <summary>The columns of a study's tables by the names of the files, and by the heading that was written: some hang on what was
/// studied. A name <c>*-draws.csv</c> stands for any that ends so.</summary>
internal sealed class TableColumns : Dictionary<string, Func<string[], IReadOnlyList<DataColumn>>>
{
    /// <summary>The columns of a file, if they are declared.</summary>
    internal Func<string[], IReadOnlyList<DataColumn>>? Of(string file) => TryGetValue(file, out var declared) ? declared
        : this.FirstOrDefault(t => t.Key.StartsWith('*') && file.EndsWith(t.Key[1..], StringComparison.Ordinal)).Value;
}
