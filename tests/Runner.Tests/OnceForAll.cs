using System.Collections.Concurrent;

namespace NegotiationSim.Runner.Tests;

/// <summary>What many tests begin with, made once: gone when the process ends.</summary>
internal static class OnceForAll
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();

    private static readonly string Root = Directory.CreateTempSubdirectory("sim-tests-shared-").FullName;

    static OnceForAll()
    {
        Repository.CopyTo(Path.Combine(Root, "shipped"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);
    }

    /// <summary>A copy of the shipped scenarios and records, to be read alone.</summary>
    internal static string Shipped { get; } = Path.Combine(Root, "shipped");

    /// <summary>The folder that a call fills, to be read alone.</summary>
    internal static Task<string> Results(string[] call) => Made.GetOrAdd(string.Join('\n', call),
        _ => new Lazy<Task<string>>(async () =>
        {
            var folder = Path.Combine(Root, $"results-{Guid.NewGuid():N}");
            using var place = new Workplace();
            (await place.Sim([.. call, "--out", folder])).Well();
            return folder;
        })).Value;
}
