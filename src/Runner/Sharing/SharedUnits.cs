using System.Runtime.InteropServices;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Sharing;

/// <summary>The units of a study that several processes share, a file each: a share computes its own, and finds what others
/// computed.</summary>
/// <remarks>Unit u is share K's of N if u mod N = K − 1. A file is its numbers, eight bytes each with the lowest first. It does not say who
/// computed it, so that shares of another N may go on from these.</remarks>
internal sealed class SharedUnits : IStudyUnits, IDisposable
{
    internal const string Command = "command.txt";

    private readonly string plan;
    private readonly int stages;
    private readonly Share share;
    private readonly KeptFolder? own;
    private readonly CancellationToken cancellation;
    private readonly IReadOnlyList<string> others;
    private int stage;

    private SharedUnits(string plan, int stages, Share share, KeptFolder? own, IReadOnlyList<string> others, CancellationToken cancellation)
    {
        (this.plan, this.stages, this.share, this.own, this.cancellation) = (plan, stages, share, own, cancellation);
        // A share without a plan was stopped before its first step.
        this.others = [.. others.Where(f => Checksums.Read(f).StateOf(KeptFolder.Plan) == FileState.Whole)];
        if (own is null && this.others.Count == 0)
            throw new UserError($"{others[0]}: its {KeptFolder.Plan} is missing or damaged. Give its command again.");
        foreach (var folder in this.others)
            KeptFolder.Compare(File.ReadAllText(Path.Combine(folder, KeptFolder.Plan)), plan, Parts.Foreign(folder));
    }

    /// <summary>What was found damaged and is made again, a sentence each.</summary>
    internal IReadOnlyList<string> Damaged => own?.Damaged ?? [];

    /// <summary>How many units the share has computed so far, and how many it is to compute in the stages that it came to.</summary>
    internal (int Done, int Of) Own { get; private set; }

    /// <summary>A share.</summary>
    /// <param name="results">The results-to-be.</param>
    /// <param name="share">Which.</param>
    /// <param name="plan">All that the numbers depend on.</param>
    /// <param name="command">The command, as a user would type it, without the share.</param>
    /// <param name="stages">How many stages the study has.</param>
    /// <param name="cancellation">Stops it between two units.</param>
    /// <exception cref="UserError">A share there is of another study.</exception>
    internal static SharedUnits OfShare(
        string results, Share share, string plan, string command, int stages, CancellationToken cancellation)
    {
        var path = Parts.FolderOf(results, share);
        var own = KeptFolder.Open(path, plan, Parts.Foreign(path));
        try
        {
            own.Put(Command, System.Text.Encoding.UTF8.GetBytes(command + "\n"));
            return new(plan, stages, share, own, [.. Parts.In(Parts.Around(results)).Where(f => f != path)], cancellation);
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    /// <summary>All shares, to be put together.</summary>
    /// <exception cref="UserError">One is of another study.</exception>
    internal static SharedUnits OfAll(IReadOnlyList<string> folders, string plan) => new(plan, 0, Share.All, null, folders, default);

    /// <summary>The command of shares: that of the first that came to its first step.</summary>
    /// <exception cref="UserError">None did.</exception>
    internal static string CommandOf(IReadOnlyList<string> folders) =>
        folders.FirstOrDefault(f => Checksums.Read(f).StateOf(Command) == FileState.Whole) is { } folder
            ? File.ReadAllText(Path.Combine(folder, Command)).Trim()
            : throw new UserError($"{folders[0]}: not a share of a study, or one that was stopped before its first step. "
                + "Give its command again, or remove the folder.");

    /// <inheritdoc/>
    public IEnumerable<double[]> All(string stage, int count, Func<int, double[]> compute)
    {
        this.stage++;
        string[] names = [.. Enumerable.Range(0, count).Select(unit => FormattableString.Invariant($"{stage}-{unit:000000}.f64"))];
        var sums = Sums();
        if (own is not null)
        {
            Compute([.. share.Of(count).Select(u => (int)u).Where(u => Find(names[u], sums) is null)], names, compute);
            if (this.stage == stages) throw new ShareDone();
            sums = Sums(); // others were at work meanwhile
        }
        var files = names.Select(name => own?.IsWhole(name) == true ? Path.Combine(own.Path, name) : Find(name, sums)).ToArray();
        int[] missing = [.. files.Index().Where(f => f.Item is null).Select(f => f.Index)];
        return missing.Length == 0 ? files.Select(file => Read(file!))
            : throw new NotYet(Missing(missing, count, stage));
    }

    /// <inheritdoc/>
    public void Dispose() => own?.Dispose();

    private (string Folder, Checksums Sums)[] Sums() => [.. others.Select(folder => (folder, Checksums.Read(folder)))];

    private void Compute(int[] units, string[] names, Func<int, double[]> compute)
    {
        Own = (Own.Done, Own.Of + units.Length);
        foreach (var unit in units)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!own!.IsWhole(names[unit]))
            {
                var numbers = compute(unit);
                cancellation.ThrowIfCancellationRequested(); // or half a unit would be kept for a whole one
                own.Put(names[unit], MemoryMarshal.AsBytes<double>(numbers).ToArray());
            }
            Own = (Own.Done + 1, Own.Of);
        }
    }

    /// <summary>The file of a unit that another share computed; null if none did.</summary>
    private static string? Find(string name, (string Folder, Checksums Sums)[] shares)
    {
        foreach (var (folder, sums) in shares)
        {
            var state = sums.StateOf(name);
            if (state == FileState.Whole) return Path.Combine(folder, name);
            if (state == FileState.Damaged)
                throw new UserError($"{Checksums.Damage(folder, name)}. "
                    + $"Repeat its share's command, which makes it again: {CommandOf([folder])}{Option(Parts.ShareOf(folder))}");
        }
        return null;
    }

    private static double[] Read(string file) => MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(file)).ToArray();

    private string Missing(int[] units, int count, string name)
    {
        const int Few = 20;
        var n = own is null ? others.Max(f => Parts.ShareOf(f)?.Count ?? 1) : share.Count;
        var lacking = units.Select(u => new Share(u % n + 1, n)).Distinct().OrderBy(s => s.Number).ToArray();
        var named = string.Join(", ", lacking.Take(Few)) + (lacking.Length > Few ? " and more" : "");
        var whose = $"share{(lacking.Length == 1 ? "" : "s")} {named}";
        var lack = FormattableString.Invariant($"{units.Length} of {count} units ({name}) are missing, of {whose}.");
        return own is null ? $"{lack} Give their commands again, then merge: {CommandOf(others)}{Option(lacking[0])}"
            : $"Share {share} has done its part of stage {stage} of {stages}. For the next, {lack} Call again when they have done theirs.";
    }

    private static string Option(Share? share) => share is { } s ? $" --shard {s}" : "";
}

/// <summary>A share has computed all that is its own.</summary>
internal sealed class ShareDone : Exception;
