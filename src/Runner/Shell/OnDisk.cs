namespace NegotiationSim.Runner.Shell;

/// <summary>What a command has put on the disk so far, so that whatever stops it, the last word about that is true.</summary>
internal sealed class OnDisk
{
    private static readonly AsyncLocal<OnDisk?> Current = new();

    private readonly Lock gate = new();
    private readonly List<string> whole = [];
    private readonly List<string> kept = [];
    private readonly HashSet<string> partial = [];
    private int working;

    /// <summary>The command's that is being carried out.</summary>
    internal static OnDisk Now => Current.Value ??= new OnDisk();

    /// <summary>Whether something is being written that a sudden end would leave in pieces.</summary>
    internal bool IsAtWork
    {
        get
        {
            lock (gate) return working > 0 || partial.Count > 0;
        }
    }

    /// <summary>The files and folders that stand whole, as the command named them.</summary>
    internal IReadOnlyList<string> Whole => There(whole);

    /// <summary>The folders that keep what is done.</summary>
    internal IReadOnlyList<string> Kept => There(kept);

    /// <summary>Starts a command: nothing is written yet.</summary>
    internal static OnDisk Begin() => Current.Value = new OnDisk();

    /// <summary>Something is filled under a name of its own, to be renamed or removed.</summary>
    internal void Starts(string path)
    {
        lock (gate) partial.Add(path);
    }

    /// <summary>It was renamed or removed.</summary>
    internal void Ends(string path)
    {
        lock (gate) partial.Remove(path);
    }

    /// <summary>A file or folder stands whole in its place.</summary>
    internal void Stands(string path)
    {
        lock (gate) whole.Add(path);
    }

    /// <summary>A folder keeps what is done, and the same command goes on from it.</summary>
    internal void Keeps(string path)
    {
        lock (gate) kept.Add(path);
    }

    /// <summary>Says that a sudden end would do harm until what is returned is disposed of.</summary>
    internal IDisposable Work()
    {
        Interlocked.Increment(ref working);
        return new Piece(this);
    }

    /// <summary>What is there now, in a sentence or two; looked up on the disk, not remembered.</summary>
    public override string ToString()
    {
        lock (gate)
        {
            var (done, going, half) = (Those(whole), Those(kept.Except(whole)), Those(partial));
            var text = done.Length > 0 ? $"Whole on disk: {done}." : going.Length > 0 ? "" : "Nothing was written.";
            if (going.Length > 0) text += $" What is done is kept in {going}; the same command goes on from there.";
            if (half.Length > 0) text += $" Half written and of no use: {half}.";
            return text.Trim();
        }
    }

    private string[] There(List<string> paths)
    {
        lock (gate) return [.. paths.Distinct().Where(Path.Exists)];
    }

    private static string Those(IEnumerable<string> paths) =>
        string.Join(", ", paths.Distinct().Where(p => File.Exists(p) || Directory.Exists(p)).Select(Shown));

    private static string Shown(string path) =>
        Path.GetRelativePath(Environment.CurrentDirectory, path) is var near && near.StartsWith("..", StringComparison.Ordinal) ? path
            : near;

    private sealed class Piece(OnDisk disk) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref disk.working);
    }
}
