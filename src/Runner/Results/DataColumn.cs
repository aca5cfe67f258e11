using System.Text.Json;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using Parquet.Schema;

namespace NegotiationSim.Runner.Results;

/// <summary>What a column of a data file holds.</summary>
internal enum DataType
{
    /// <summary>Texts.</summary>
    Text,
    /// <summary>Whole numbers.</summary>
    Whole,
    /// <summary>Whole numbers from 0 to 2⁶⁴ − 1: seeds.</summary>
    Natural,
    /// <summary>Real numbers.</summary>
    Real,
}

/// <summary>A column of a data file, as the data dictionary describes it.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Label">Its name in words.</param>
/// <param name="Unit">Its unit; empty if it has none.</param>
/// <param name="Meaning">What it holds, one phrase.</param>
/// <param name="Type">Of which type.</param>
/// <param name="MayLack">Whether a row may have no value there: an empty field of CSV, NULL in Parquet.</param>
internal sealed record DataColumn(string Name, string Label, string Unit, string Meaning, DataType Type, bool MayLack = false)
{
    /// <summary>A column of texts, labelled by its name in words.</summary>
    internal static DataColumn Text(string name, string meaning, bool mayLack = false) => Named(name, "", meaning, DataType.Text, mayLack);

    /// <summary>A column of whole numbers.</summary>
    internal static DataColumn Whole(string name, string meaning, bool mayLack = false) =>
        Named(name, "", meaning, DataType.Whole, mayLack);

    /// <summary>A column of real numbers.</summary>
    internal static DataColumn Real(string name, string meaning, string unit = "", bool mayLack = false) =>
        Named(name, unit, meaning, DataType.Real, mayLack);

    /// <summary>The columns of an interval: low, then high. A single value has none.</summary>
    internal static DataColumn[] Interval(string low, string high, string of, string unit = "") =>
        [Real(low, "lower end of " + of, unit, mayLack: true), Real(high, "upper end of it", unit, mayLack: true)];

    /// <summary>A column of a number of a scenario, named by its path.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="what">What of it stands there, after its meaning; empty for nothing.</param>
    internal static DataColumn OfPath(string path, string what = "")
    {
        var entry = Catalogue.Find(path).Entry;
        var meaning = entry?.Meaning ?? "a number of the study's own";
        return new DataColumn(path, path, entry?.Parameter?.Unit ?? "", meaning + what, DataType.Real);
    }

    private static DataColumn Named(string name, string unit, string meaning, DataType type, bool mayLack) =>
        new(name, name.Replace('_', ' '), unit, meaning, type, mayLack);

    /// <summary>The column as a field of one Parquet file's schema.</summary>
    internal DataField NewField() => Type switch
    {
        DataType.Text => new DataField<string>(Name, nullable: false),
        DataType.Whole => MayLack ? new DataField<long?>(Name) : new DataField<long>(Name),
        DataType.Natural => new DataField<ulong>(Name),
        _ => MayLack ? new DataField<double?>(Name) : new DataField<double>(Name),
    };

    /// <summary>The column of a quantity's values in runs.</summary>
    internal static DataColumn Of(Quantity quantity) => new(quantity.Name, quantity.Label, quantity.Unit, quantity.Meaning,
        quantity.Names is not null ? DataType.Text : quantity.IsWhole ? DataType.Whole : DataType.Real,
        quantity.MayLack || quantity.When is not null);

    /// <summary>Writes columns as a JSON array.</summary>
    internal static void Write(Utf8JsonWriter json, IEnumerable<DataColumn> columns)
    {
        json.WriteStartArray();
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("label", column.Label);
            json.WriteString("unit", column.Unit);
            json.WriteString("meaning", column.Meaning);
            json.WriteString("type",
                column.Type switch { DataType.Text => "text", DataType.Whole or DataType.Natural => "integer", _ => "number" });
            json.WriteBoolean("mayLack", column.MayLack);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

/// <summary>The columns of a file.</summary>
internal static class DataColumns
{
    /// <summary>What one of them holds.</summary>
    internal static string MeaningOf(this IReadOnlyList<DataColumn> columns, string name) => columns.First(c => c.Name == name).Meaning;
}
