using NegotiationSim.Engine.Experiments;
using NegotiationSim.Engine.Experiments.Designs;
using NegotiationSim.Engine.Experiments.Sweeps;
using NegotiationSim.Runner.Output;
using Parquet;
using Parquet.Schema;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>A block's results as a Parquet file: a row for every policy at every point.</summary>
internal static class PartFile
{
    private const string IdKey = "sweep";

    /// <summary>The names of the columns.</summary>
    internal static IReadOnlyList<string> Columns(IReadOnlyList<string> paths, IReadOnlyList<string> policies) =>
    [
        "point", "policy", "replications", "seed", .. paths, .. Metrics.All.SelectMany(m => new[] { m.Metric.Name, m.Metric.Name + ".se", m.Metric.Name + ".n" }),
        .. policies.SkipLast(1).SelectMany(other => Metrics.All.Select(m => DifferenceError(m.Metric.Name, other))),
    ];

    /// <summary>The name of the column with the standard error of a metric's difference from an earlier policy.</summary>
    internal static string DifferenceError(string metric, string other) => $"{metric}.se.minus.{other}";

    /// <summary>Encodes a block.</summary>
    internal static async Task<MemoryStream> Encode(SweepBlock block, Design design, IReadOnlyList<string> policies, string id)
    {
        DataField[] fields = [.. Columns(design.Paths, policies).Select(FieldOf)];
        return await Written(fields, id, async group =>
        {
            var rows = Enumerable.Range(0, block.Rows);
            await group.WriteAsync<long>(fields[0], rows.Select(r => block.FirstPoint + r / policies.Count).ToArray());
            await group.WriteAsync(fields[1], rows.Select(r => policies[r % policies.Count]).ToArray());
            await group.WriteAsync<long>(fields[2], block.Played);
            await group.WriteAsync<ulong>(fields[3], block.Seeds);
            for (var v = 0; v < design.Paths.Count; v++)
                await group.WriteAsync<double>(fields[4 + v], rows.Select(r => design.Points[(int)(block.FirstPoint + r / policies.Count)][v]).ToArray());
            for (var m = 0; m < Metrics.All.Count; m++)
            {
                var at = 4 + design.Paths.Count + 3 * m;
                await group.WriteAsync<double>(fields[at], block.Means(m));
                await group.WriteAsync<double>(fields[at + 1], block.StandardErrors(m));
                await group.WriteAsync<long>(fields[at + 2], block.Counts(m));
            }
            var first = 4 + design.Paths.Count + 3 * Metrics.All.Count;
            for (var other = 0; other < policies.Count - 1; other++)
                for (var m = 0; m < Metrics.All.Count; m++) await group.WriteAsync<double>(fields[first + other * Metrics.All.Count + m], block.DifferenceErrors(m, other));
        });
    }

    /// <summary>Encodes a block's replications, one by one.</summary>
    internal static async Task<MemoryStream> Encode(SweepBlock block, SweepReplications each, Design design, IReadOnlyList<string> policies, string id)
    {
        string[] names = ["point", "policy", "replication", "seed", .. design.Paths, .. Metrics.All.Select(m => m.Metric.Name)];
        DataField[] fields = [.. names.Select(FieldOf)];
        return await Written(fields, id, async group =>
        {
            await group.WriteAsync<long>(fields[0], each.Points.ToArray());
            await group.WriteAsync(fields[1], each.Policies.Select(p => policies[p]).ToArray());
            await group.WriteAsync<long>(fields[2], each.Numbers.ToArray());
            await group.WriteAsync<ulong>(fields[3], each.Points.Select(p => block.Seeds.Span[(int)(p - block.FirstPoint) * policies.Count]).ToArray());
            for (var v = 0; v < design.Paths.Count; v++)
                await group.WriteAsync<double>(fields[4 + v], each.Points.Select(p => design.Points[(int)p][v]).ToArray());
            for (var m = 0; m < Metrics.All.Count; m++) await group.WriteAsync<double>(fields[4 + design.Paths.Count + m], each.Values(m).ToArray());
        });
    }

    private static async Task<MemoryStream> Written(DataField[] fields, string id, Func<ParquetRowGroupWriter, Task> content)
    {
        var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, ParquetForm.Same))
        {
            writer.CustomMetadata = new Dictionary<string, string> { [IdKey] = id };
            using var group = writer.CreateRowGroup();
            await content(group);
            group.CompleteValidate();
        }
        stream.Position = 0;
        return stream;
    }

    /// <summary>Reads columns of a part.</summary>
    /// <returns>Each column's values, an array of its type.</returns>
    /// <exception cref="InvalidDataException">It is no part of this sweep, or damaged.</exception>
    internal static Task<IReadOnlyList<Array>> Read(string file, string id, IReadOnlyList<string> columns) => With<IReadOnlyList<Array>>(file, id, async reader =>
    {
        using var group = reader.OpenRowGroupReader(0);
        var fields = reader.Schema.GetDataFields().ToDictionary(f => f.Name);
        var read = new List<Array>();
        foreach (var column in columns) read.Add(await Read(group, fields[column], (int)group.RowCount));
        return read;
    });

    /// <summary>The names of a part's columns.</summary>
    /// <exception cref="InvalidDataException">It is no part of this sweep, or damaged.</exception>
    internal static Task<IReadOnlyList<string>> Names(string file, string id) =>
        With<IReadOnlyList<string>>(file, id, reader => Task.FromResult<IReadOnlyList<string>>([.. reader.Schema.GetDataFields().Select(f => f.Name)]));

    /// <summary>Checks that a file is the part of a sweep with certain points.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">The sweep's name for itself.</param>
    /// <param name="first">The first point.</param>
    /// <param name="end">The one after the last.</param>
    /// <param name="rows">How many rows there are to be, where that is known.</param>
    /// <exception cref="InvalidDataException">It is not.</exception>
    internal static async Task Check(string file, string id, long first, long end, long? rows)
    {
        var points = (long[])(await Read(file, id, ["point"]))[0];
        if (rows is { } n && points.Length != n) throw new InvalidDataException(FormattableString.Invariant($"{file} is damaged: it has {points.Length} rows, not {n}"));
        if (!points.Where((p, i) => i == 0 || p != points[i - 1]).SequenceEqual(Numbers(first, end)))
            throw new InvalidDataException(FormattableString.Invariant($"{file} is damaged: its points are not {first} to {end - 1}"));

        static IEnumerable<long> Numbers(long from, long to)
        {
            for (var p = from; p < to; p++) yield return p;
        }
    }

    /// <summary>Opens a part and reads it; whatever the format's reader stumbles over is damage.</summary>
    private static async Task<T> With<T>(string file, string id, Func<ParquetReader, Task<T>> read)
    {
        await using var stream = File.OpenRead(file);
        try
        {
            await using var reader = await ParquetReader.CreateAsync(stream, leaveStreamOpen: true);
            return reader.CustomMetadata.GetValueOrDefault(IdKey) == id ? await read(reader) : throw new InvalidDataException($"{file} belongs to another sweep");
        }
        catch (Exception e) when (e is not (InvalidDataException or OperationCanceledException))
        {
            throw new InvalidDataException($"{file} is damaged ({Damage.Of(e)})");
        }
    }

    private static DataField FieldOf(string name) => name switch
    {
        "policy" => new DataField<string>(name, nullable: false),
        "seed" => new DataField<ulong>(name),
        "point" or "replication" or "replications" => new DataField<long>(name),
        _ when name.EndsWith(".n", StringComparison.Ordinal) && Metrics.All.Any(m => m.Metric.Name + ".n" == name) => new DataField<long>(name),
        _ => new DataField<double>(name),
    };

    private static async Task<Array> Read(ParquetRowGroupReader group, DataField field, int rows)
    {
        if (field.Name == "policy")
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory());
            return texts;
        }
        if (field.ClrType == typeof(double)) return await Numbers<double>(group, field, rows);
        return field.ClrType == typeof(ulong) ? await Numbers<ulong>(group, field, rows) : await Numbers<long>(group, field, rows);
    }

    private static async Task<T[]> Numbers<T>(ParquetRowGroupReader group, DataField field, int rows) where T : struct
    {
        var numbers = new T[rows];
        await group.ReadAsync<T>(field, numbers.AsMemory());
        return numbers;
    }
}
