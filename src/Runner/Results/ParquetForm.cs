using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace NegotiationSim.Runner.Results;

/// <summary>How Parquet files are written.</summary>
internal static class ParquetForm
{
    /// <summary>The key under which a file keeps its own data dictionary, as columns.json has it.</summary>
    internal const string DictionaryKey = "columns";

    /// <summary>The same bytes on every processor.</summary>
    /// <remarks>Snappy, which is usual, hashes by the processor's CRC-32 where it has one; without it, it finds other matches.</remarks>
    private static readonly ParquetOptions Same = new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Optimal,
    };

    /// <summary>A writer of a file that says what its columns are.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="columns">The columns, in their order.</param>
    /// <param name="fields">Their fields, made for this file.</param>
    /// <param name="more">What else the file says of itself.</param>
    internal static async Task<ParquetWriter> Create(
        Stream stream, IReadOnlyList<DataColumn> columns, DataField[] fields, params (string Key, string Value)[] more)
    {
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, Same);
        writer.CustomMetadata = more.Append((DictionaryKey, JsonText.Write(json => DataColumn.Write(json, columns)))).ToDictionary();
        return writer;
    }

    /// <summary>Writes a column of numbers, or of a choice; NaN, which stands for no value, as NULL.</summary>
    /// <param name="group">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="field">Its field.</param>
    /// <param name="values">Its values; of a choice, the numbers of the names.</param>
    /// <param name="names">Of a choice, the names of its values.</param>
    internal static Task Write(
        this ParquetRowGroupWriter group, DataColumn column, DataField field, ReadOnlyMemory<double> values,
        IReadOnlyList<string>? names = null)
    {
        if (names is not null) return group.WriteAsync(field, Each(values, v => names[(int)v]));
        return (column.Type, column.MayLack) switch
        {
            (DataType.Whole, false) => group.WriteAsync<long>(field, Each(values, v => (long)v)),
            (DataType.Whole, true) => group.WriteAsync<long>(field, Each(values, v => double.IsNaN(v) ? null : (long?)v)),
            (_, false) => group.WriteAsync<double>(field, values),
            _ => group.WriteAsync<double>(field, Each(values, v => double.IsNaN(v) ? null : (double?)v)),
        };
    }

    private static T[] Each<T>(ReadOnlyMemory<double> values, Func<double, T> of)
    {
        var all = new T[values.Length];
        for (var i = 0; i < all.Length; i++) all[i] = of(values.Span[i]);
        return all;
    }
}
