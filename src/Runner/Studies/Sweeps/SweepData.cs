using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Discovery;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>A sweep's data set, read column by column.</summary>
internal sealed class SweepData
{
    private readonly string folder;
    private readonly Dictionary<string, Array> columns = [];
    private IReadOnlyList<string>? names;

    private SweepData(string folder, SweepManifest manifest) => (this.folder, Manifest) = (folder, manifest);

    internal SweepManifest Manifest { get; }

    /// <summary>The names of the policies, in the order of the rows of a point.</summary>
    internal IReadOnlyList<string> Policies => [.. Manifest.Policies.Select(p => p.Name)];

    /// <summary>Opens a sweep's folder.</summary>
    /// <exception cref="UserError">It is no sweep, not a whole one, or damaged: then the file is named.</exception>
    internal static SweepData Open(string folder)
    {
        var parts = SweepParts.Open(folder);
        var manifest = parts.Manifest;
        if (manifest.Share != Share.All)
            throw new UserError($"{folder} is share {manifest.Share} of a sweep. Merge the shares first: sim merge --help");
        var missing = parts.Missing();
        return missing == 0 ? new SweepData(folder, manifest)
            : throw new UserError(
                $"{folder}: {missing} of {manifest.Blocks} blocks are missing. Repeat the sweep's command; it goes on where it was stopped.");
    }

    /// <summary>The values of a varied number, point by point.</summary>
    internal double[] Input(string path) => [.. Column(path).Where((_, row) => row % Manifest.Policies.Count == 0)];

    /// <summary>A column of one policy, point by point.</summary>
    internal double[] Of(string policy, string column)
    {
        var index = Policies.ToList().IndexOf(policy);
        return [.. Column(column).Where((_, row) => row % Manifest.Policies.Count == index)];
    }

    /// <summary>A column of whole numbers of one policy, point by point.</summary>
    internal long[] Counts(string policy, string column)
    {
        var index = Policies.ToList().IndexOf(policy);
        return [.. Read<long>(column).Where((_, row) => row % Manifest.Policies.Count == index)];
    }

    /// <summary>Whether the data set has a column: those of earlier versions lack some.</summary>
    internal bool Has(string column) => (names ??= Parts(file => PartFile.Names(file, Manifest.Id)).First()).Contains(column);

    /// <summary>The points and which of them a rule calls a success.</summary>
    /// <param name="success">The rule.</param>
    /// <param name="dropped">How many points have no value for it.</param>
    internal Cases Cases(SuccessRule success, out int dropped)
    {
        var inputs = Manifest.Paths.Select(Input).ToArray();
        var verdicts = success.Judge(this);
        var kept = Enumerable.Range(0, verdicts.Length).Where(i => verdicts[i] is not null).ToArray();
        dropped = verdicts.Length - kept.Length;
        return new Cases(Manifest.Paths, [.. kept.Select(i => inputs.Select(column => column[i]).ToArray())],
            [.. kept.Select(i => verdicts[i] == true)]);
    }

    private double[] Column(string name) => Read<double>(name);

    private T[] Read<T>(string name)
    {
        if (columns.TryGetValue(name, out var known)) return (T[])known;
        T[] values = [.. Parts(file => PartFile.Read(file, Manifest.Id, [name])).SelectMany(p => (T[])p[0])];
        columns[name] = values;
        return values;
    }

    /// <summary>What is read of each part, in their order.</summary>
    private IEnumerable<T> Parts<T>(Func<string, Task<T>> read) =>
        Manifest.OwnBlocks.Select(block => read(SweepFolder.PartOf(folder, block)).GetAwaiter().GetResult());
}
