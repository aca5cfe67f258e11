namespace NegotiationSim.Engine.Studies;

/// <summary>The units that a study's work falls into, where several processes share it.</summary>
/// <remarks>A unit is addressed by its stage and its number, and comes to the same bits whoever computes it. So what is made of all of them
/// does not depend on how many processes share the work.</remarks>
public interface IStudyUnits
{
    /// <summary>What the units of a stage came to, in their order and read as they are taken: those that are this process's own are
    /// computed first, those of others are found. It may throw where some are missing still; the study hands that on.</summary>
    /// <param name="stage">The stage's name. Its units hang on those of earlier stages alone.</param>
    /// <param name="count">How many units it has.</param>
    /// <param name="compute">Computes the unit of a number, from 0.</param>
    IEnumerable<double[]> All(string stage, int count, Func<int, double[]> compute);
}

/// <summary>Stages of a study, shared or not.</summary>
internal static class Units
{
    /// <summary>The units of a stage: found, or where nobody shares the work computed one after the other as they are taken.</summary>
    internal static IEnumerable<T> Of<T>(
        this IStudyUnits? units, string stage, int count, Func<int, T> compute, Action<T, UnitWriter> write,
        Func<int, UnitReader, T> read)
    {
        return units is null ? Enumerable.Range(0, count).Select(compute)
            : units.All(stage, count, Written).Select((numbers, unit) => read(unit, new UnitReader(numbers)));

        double[] Written(int unit)
        {
            var writer = new UnitWriter();
            write(compute(unit), writer);
            return writer.ToArray();
        }
    }

    /// <summary>Cuts work into units whose number hangs on its length alone: at most so many, all but the last as long.</summary>
    internal static (long First, long End)[] Cut(long length, int most, int multiple = 1)
    {
        var size = Math.Max(1, ((length + most - 1) / most + multiple - 1) / multiple) * multiple;
        return [.. Enumerable.Range(0, (int)((length + size - 1) / size)).Select(u => (u * size, Math.Min(length, (u + 1) * size)))];
    }
}

/// <summary>Writes a unit as numbers.</summary>
internal sealed class UnitWriter
{
    private readonly List<double> numbers = [];

    internal double[] ToArray() => [.. numbers];

    internal void Add(params ReadOnlySpan<double> values) => numbers.AddRange(values);

    /// <summary>Adds a list, its length before it.</summary>
    internal void AddAll(IReadOnlyCollection<double> values)
    {
        numbers.Add(values.Count);
        numbers.AddRange(values);
    }

    /// <summary>Adds a list of whatever, its length before it.</summary>
    internal void AddAll<T>(IReadOnlyCollection<T> items, Action<T> add)
    {
        numbers.Add(items.Count);
        foreach (var item in items) add(item);
    }
}

/// <summary>Reads what <see cref="UnitWriter"/> wrote, in the same order.</summary>
internal sealed class UnitReader(double[] numbers)
{
    private int next;

    internal double Next() => numbers[next++];

    internal int NextInt() => (int)Next();

    internal long NextLong() => (long)Next();

    internal double[] NextAll()
    {
        var count = NextInt();
        next += count;
        return numbers[(next - count)..next];
    }

    internal T[] NextAll<T>(Func<T> read)
    {
        var items = new T[NextInt()];
        for (var i = 0; i < items.Length; i++) items[i] = read();
        return items;
    }
}
