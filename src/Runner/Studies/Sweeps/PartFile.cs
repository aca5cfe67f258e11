using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sweeps;
using NegotiationSim.Runner.Results;
using Parquet;
using Parquet.Schema;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>A block's results as a Parquet file: a row for every policy at every point.</summary>
internal static class PartFile
{
    private const string IdKey = "sweep";

    private static readonly DataColumn Point = new("point", "point", "", "the point's number, from 0", DataType.Whole);
    private static readonly DataColumn Policy = new("policy", "policy", "", "the scenario's name", DataType.Text);
    private static readonly DataColumn Seed = new("seed", "seed", "", "the seed of the point's shocks", DataType.Natural);

    /// <summary>The columns of a part.</summary>
    internal static IReadOnlyList<DataColumn> Columns(Model model, IReadOnlyList<string> paths, IReadOnlyList<string> policies) =>
    [
        Point, Policy, new("replications", "replications", "", "how many replications were played", DataType.Whole), Seed,
        .. paths.Select(path => DataColumn.OfPath(path)),
        .. model.Metrics.SelectMany(OfMetric),
        .. policies.SkipLast(1).SelectMany(other => model.Metrics.Select(m => new DataColumn(
            DifferenceError(m.Name, other), m.Label, m.Unit, $"standard error of the paired difference from {other}", DataType.Real,
            MayLack: true))),
    ];

    /// <summary>The columns of a part's replications.</summary>
    internal static IReadOnlyList<DataColumn> ColumnsOfReplications(Model model, IReadOnlyList<string> paths) =>
    [
        Point, Policy, new("replication", "replication", "", "the replication's number, from 0", DataType.Whole), Seed,
        .. paths.Select(path => DataColumn.OfPath(path)),
        .. model.Metrics.Select(DataColumn.Of),
    ];

    /// <summary>columns.json of a sweep.</summary>
    internal static string Dictionary(SweepManifest manifest)
    {
        var columns = Columns(manifest.Model, manifest.Paths, [.. manifest.Policies.Select(p => p.Name)]);
        return DataDictionary.Json(
        [
            (SweepParts.Data + "/*.parquet", columns), (SweepCsv.FileName, columns),
            .. manifest.KeepsReplications ? [(SweepParts.Each + "/*.parquet", ColumnsOfReplications(manifest.Model, manifest.Paths))]
                : Array.Empty<(string, IReadOnlyList<DataColumn>)>(),
        ]);
    }

    private static DataColumn[] OfMetric(Quantity metric) =>
    [
        new(metric.Name, metric.Label, metric.Unit, metric.Meaning + "; mean over the replications that have a value", DataType.Real,
            MayLack: true),
        new(metric.Name + ".se", metric.Label, metric.Unit, "standard error of that mean", DataType.Real, MayLack: true),
        new(metric.Name + ".n", metric.Label, "", "how many replications have a value", DataType.Whole),
    ];

    /// <summary>The name of the column with the standard error of a metric's difference from an earlier policy.</summary>
    internal static string DifferenceError(string metric, string other) => $"{metric}.se.minus.{other}";

    /// <summary>Encodes a block.</summary>
    internal static async Task<MemoryStream> Encode(SweepBlock block, Design design, IReadOnlyList<string> policies, string id)
    {
        var (columns, metrics) = (Columns(block.Model, design.Paths, policies), block.Model.Metrics.Count);
        DataField[] fields = [.. columns.Select(c => c.NewField())];
        return await Written(columns, fields, id, async group =>
        {
            var rows = Enumerable.Range(0, block.Rows);
            await group.WriteAsync<long>(fields[0], rows.Select(r => block.FirstPoint + r / policies.Count).ToArray());
            await group.WriteAsync(fields[1], rows.Select(r => policies[r % policies.Count]).ToArray());
            await group.WriteAsync<long>(fields[2], block.Played);
            await group.WriteAsync<ulong>(fields[3], block.Seeds);
            for (var v = 0; v < design.Paths.Count; v++)
                await group.WriteAsync<double>(fields[4 + v],
                    rows.Select(r => design.Points[(int)(block.FirstPoint + r / policies.Count)][v]).ToArray());
            for (var m = 0; m < metrics; m++)
            {
                var at = 4 + design.Paths.Count + 3 * m;
                await group.Write(columns[at], fields[at], block.Means(m));
                await group.Write(columns[at + 1], fields[at + 1], block.StandardErrors(m));
                await group.WriteAsync<long>(fields[at + 2], block.Counts(m));
            }
            var first = 4 + design.Paths.Count + 3 * metrics;
            for (var other = 0; other < policies.Count - 1; other++)
                for (var m = 0; m < metrics; m++)
                    await group.Write(columns[first + other * metrics + m], fields[first + other * metrics + m],
                        block.DifferenceErrors(m, other));
        });
    }

    /// <summary>Encodes a block's replications, one by one.</summary>
    internal static async Task<MemoryStream> Encode(
        SweepBlock block, SweepReplications each, Design design, IReadOnlyList<string> policies, string id)
    {
        var columns = ColumnsOfReplications(block.Model, design.Paths);
        DataField[] fields = [.. columns.Select(c => c.NewField())];
        return await Written(columns, fields, id, async group =>
        {
            await group.WriteAsync<long>(fields[0], each.Points.ToArray());
            await group.WriteAsync(fields[1], each.Policies.Select(p => policies[p]).ToArray());
            await group.WriteAsync<long>(fields[2], each.Numbers.ToArray());
            await group.WriteAsync<ulong>(fields[3],
                each.Points.Select(p => block.Seeds.Span[(int)(p - block.FirstPoint) * policies.Count]).ToArray());
            for (var v = 0; v < design.Paths.Count; v++)
                await group.WriteAsync<double>(fields[4 + v], each.Points.Select(p => design.Points[(int)p][v]).ToArray());
            for (var m = 0; m < block.Model.Metrics.Count; m++)
                await group.Write(columns[4 + design.Paths.Count + m], fields[4 + design.Paths.Count + m], each.Values(m).ToArray());
        });
    }

    private static async Task<MemoryStream> Written(
        IReadOnlyList<DataColumn> columns, DataField[] fields, string id, Func<ParquetRowGroupWriter, Task> content)
    {
        var stream = new MemoryStream();
        await using (var writer = await ParquetForm.Create(stream, columns, fields, (IdKey, id)))
        {
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
    internal static Task<IReadOnlyList<Array>> Read(string file, string id, IReadOnlyList<string> columns) =>
        With<IReadOnlyList<Array>>(file, id, async reader =>
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
        With<IReadOnlyList<string>>(file, id,
            reader => Task.FromResult<IReadOnlyList<string>>([.. reader.Schema.GetDataFields().Select(f => f.Name)]));

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
        if (rows is { } n && points.Length != n)
            throw new InvalidDataException(FormattableString.Invariant($"{file} is damaged: it has {points.Length} rows, not {n}"));
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
            return reader.CustomMetadata.GetValueOrDefault(IdKey) == id ? await read(reader)
                : throw new InvalidDataException($"{file} belongs to another sweep");
        }
        catch (Exception e) when (e is not (InvalidDataException or OperationCanceledException))
        {
            throw new InvalidDataException($"{file} is damaged ({Damage.Of(e)})");
        }
    }

    private static async Task<Array> Read(ParquetRowGroupReader group, DataField field, int rows)
    {
        if (field.Name == "policy")
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory());
            return texts;
        }
        if (field.ClrType == typeof(double))
            return field.IsNullable ? await NumbersOrNot(group, field, rows) : await Numbers<double>(group, field, rows);
        return field.ClrType == typeof(ulong) ? await Numbers<ulong>(group, field, rows) : await Numbers<long>(group, field, rows);
    }

    private static async Task<double[]> NumbersOrNot(ParquetRowGroupReader group, DataField field, int rows)
    {
        var numbers = new double?[rows];
        await group.ReadAsync<double>(field, numbers.AsMemory());
        return [.. numbers.Select(n => n ?? double.NaN)];
    }

    private static async Task<T[]> Numbers<T>(ParquetRowGroupReader group, DataField field, int rows) where T : struct
    {
        var numbers = new T[rows];
        await group.ReadAsync<T>(field, numbers.AsMemory());
        return numbers;
    }
}
