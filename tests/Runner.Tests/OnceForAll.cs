using System.Collections.Concurrent;

namespace NegotiationSim.Runner.Tests;

/// <summary>What many tests begin with, made once: gone when the process ends.</summary>
internal static class OnceForAll
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<(string Folder, string Said)>>> Made = new();

    private static readonly string Root = Directory.CreateTempSubdirectory("sim-tests-shared-").FullName;

    /// <summary>Where the calls are given: results name the files in it, so it stays as long as they do.</summary>
    private static readonly Lazy<Workplace> Place = new(() => new Workplace());

    static OnceForAll()
    {
        Repository.CopyTo(Path.Combine(Root, "shipped"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Place.IsValueCreated) Place.Value.Dispose();
            Directory.Delete(Root, recursive: true);
        };
    }

    /// <summary>A copy of the shipped scenarios and records, to be read alone.</summary>
    internal static string Shipped { get; } = Path.Combine(Root, "shipped");

    /// <summary>The folder that a call fills, to be read alone, and what it said.</summary>
    internal static Task<(string Folder, string Said)> Results(string[] call) => Made.GetOrAdd(string.Join('\n', call),
        _ => new Lazy<Task<(string Folder, string Said)>>(async () =>
        {
            var folder = Path.Combine(Root, $"results-{Guid.NewGuid():N}");
            return (folder, (await Place.Value.Sim([.. call, "--out", folder])).Well());
        })).Value;
}
