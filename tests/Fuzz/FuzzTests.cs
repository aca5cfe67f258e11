using System.Collections.Concurrent;
using System.Globalization;

namespace NegotiationSim.Fuzz;

/// <summary>Spoils every kind of file that the program reads, in ways that depend on the mutant's number alone, and has it read.</summary>
/// <remarks>
/// A thousand mutants in the suite; ten thousand with <c>SIM_FUZZ=10000</c> in the environment.
/// A mutant that ends badly is kept under <c>unclean</c> beside the test program.
/// </remarks>
public class FuzzTests
{
    private const int Usual = 1000;
    private const int Most = 20;
    private const int Workers = 2;

    private static int Mutants =>
        int.TryParse(Environment.GetEnvironmentVariable("SIM_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n
            : Usual;

    [Fact]
    public async Task Spoilt_files_of_every_kind_are_read_or_refused_in_words()
    {
        FileKind[] kinds = [.. FileKinds.All.SelectMany(kind => Enumerable.Repeat(kind, kind.Weight))];
        var unclean = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            using var place = new Place();
            await FileKinds.Prepare(place);
            place.Remember();
            for (var n = worker; n < Mutants && unclean.Count < Most; n += Workers)
                if (await End(place, kinds[n % kinds.Length], n) is { } end) unclean.Add(end);
        }, TestContext.Current.CancellationToken)));
        Assert.True(unclean.IsEmpty, string.Join("\n\n", unclean));
    }

    /// <summary>Reads a mutant.</summary>
    /// <returns>What was unclean about its end; null if nothing was.</returns>
    private static async Task<string?> End(Place place, FileKind kind, int number)
    {
        var random = new Random(number);
        var file = kind.Sound[random.Next(kind.Sound.Count)];
        var mutant = kind.Mutate(place.Sound(file), random);
        await File.WriteAllBytesAsync(place.At(file), mutant);
        try
        {
            await kind.Read(place, file);
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var kept = Path.Combine(AppContext.BaseDirectory, "unclean", $"{number}-{Path.GetFileName(file)}");
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            await File.WriteAllBytesAsync(kept, mutant);
            return $"mutant {number}, {kind.Name}, kept as {kept}: {fault}";
        }
        finally
        {
            place.Restore(file);
        }
    }
}
