using System.Globalization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using Parquet;
using Parquet.Schema;

namespace NegotiationSim.Runner.Results;

/// <summary>replications.csv and replications.parquet: a row a replication, written as they come.</summary>
internal sealed class ReplicationFiles : IReplicationSink, IAsyncDisposable
{
    private const int RowsInGroup = 65_536;

    private readonly StreamWriter csv;
    private readonly FileStream parquetFile;
    private readonly ParquetWriter parquet;
    private readonly IReadOnlyList<DataColumn> columns;
    private readonly DataField[] fields;
    private readonly Cells[] cells;
    private int rows;

    private ReplicationFiles(
        StreamWriter csv, FileStream parquetFile, ParquetWriter parquet, IReadOnlyList<DataColumn> columns, DataField[] fields,
        Scenario scenario)
    {
        var model = Model.Of(scenario);
        (this.csv, this.parquetFile, this.parquet, this.columns, this.fields) = (csv, parquetFile, parquet, columns, fields);
        var played = model.IndexOf(Model.RoundsPlayed);
        int[] ends = [.. model.Ends.Select(q => model.IndexOf(q.Name))];
        cells =
        [
            new Cells((replication, _, _) => replication),
            new Cells((_, values, _) => values[played]),
            new Cells((_, values, _) => EndOf(values, ends), [.. model.Ends.Select(q => q.Name)]),
            .. model.Columns.Concat(MetricsOf(model, scenario)).Select(q => (Place: model.IndexOf(q.Name), q.Names))
                .Select(q => new Cells((_, values, _) => values[q.Place], q.Names)),
            .. scenario.UncertainParameters.Select((_, u) => new Cells((_, _, drawn) => drawn[u])),
        ];
    }

    /// <summary>What the files hold of a scenario.</summary>
    internal static IReadOnlyList<DataColumn> ColumnsOf(Scenario scenario)
    {
        var model = Model.Of(scenario);
        return
        [
            new("replication", "replication", "", "the replication's number, from 0; its shocks are those of the seed and this number",
                DataType.Whole),
            DataColumn.Of(model.Quantities.First(q => q.Name == Model.RoundsPlayed)),
            new("outcome", "outcome", "choice", "how the run ended: " + string.Join(", ", model.Ends.Select(q => q.Name)), DataType.Text),
            .. model.Columns.Concat(MetricsOf(model, scenario)).Select(DataColumn.Of),
            .. scenario.UncertainParameters.Select(
                u => new DataColumn(u.Path, u.Path, u.Parameter.Unit, u.Parameter.Meaning + "; as drawn", DataType.Real)),
        ];
    }

    private static IEnumerable<Quantity> MetricsOf(Model model, Scenario scenario) => model.Metrics.Where(q => model.Has(q, scenario));

    /// <summary>Opens both files in a folder.</summary>
    internal static async Task<ReplicationFiles> Create(string folder, Scenario scenario)
    {
        var columns = ColumnsOf(scenario);
        var csv = new StreamWriter(Path.Combine(folder, "replications.csv")) { NewLine = "\n" };
        await csv.WriteAsync(Csv.Heading(columns));
        var file = new FileStream(Path.Combine(folder, "replications.parquet"), FileMode.Create);
        DataField[] fields = [.. columns.Select(c => c.NewField())];
        return new ReplicationFiles(csv, file, await ParquetForm.Create(file, columns, fields), columns, fields, scenario);
    }

    /// <inheritdoc/>
    public void Receive(int scenario, long replication, ReadOnlySpan<double> values, ReadOnlySpan<double> drawn)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var value = cells[i].Of(replication, values, drawn);
            cells[i].Kept[rows] = value;
            if (i > 0) csv.Write(',');
            if (cells[i].Names is { } names) csv.Write(names[(int)value]);
            else if (columns[i].Type == DataType.Whole && !double.IsNaN(value))
                csv.Write(((long)value).ToString(CultureInfo.InvariantCulture));
            else csv.Write(Csv.Field(value));
        }
        csv.Write('\n');
        if (++rows == RowsInGroup) WriteGroup().GetAwaiter().GetResult();
    }

    /// <summary>Writes what is left and closes both files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (rows > 0) await WriteGroup();
        await parquet.DisposeAsync();
        await parquetFile.DisposeAsync();
        await csv.DisposeAsync();
    }

    private async Task WriteGroup()
    {
        using var group = parquet.CreateRowGroup();
        for (var i = 0; i < cells.Length; i++) await group.Write(columns[i], fields[i], cells[i].Kept.AsMemory(0, rows), cells[i].Names);
        group.CompleteValidate();
        rows = 0;
    }

    private static double EndOf(ReadOnlySpan<double> values, int[] ends)
    {
        for (var e = 0; e < ends.Length; e++)
            if (values[ends[e]] == 1) return e;
        throw new InvalidOperationException("A replication ended in none of the ways that its model knows.");
    }

    private delegate double Reading(long replication, ReadOnlySpan<double> values, ReadOnlySpan<double> drawn);

    /// <summary>A column's way to be read, the names of its values if it is a choice, and the values of the rows not yet written.</summary>
    private sealed record Cells(Reading Of, IReadOnlyList<string>? Names = null)
    {
        internal double[] Kept { get; } = new double[RowsInGroup];
    }
}
