using System.Globalization;
using NegotiationSim.Engine.Actors;
using NegotiationSim.Engine.Experiments;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;
using Parquet;
using Parquet.Schema;

namespace NegotiationSim.Runner.Output;

/// <summary>replications.csv and replications.parquet: a row a replication, written as they come.</summary>
internal sealed class ReplicationFiles : IReplicationSink, IAsyncDisposable
{
    private const int RowsInGroup = 65_536;

    private readonly StreamWriter csv;
    private readonly FileStream parquetFile;
    private readonly ParquetWriter parquet;
    private readonly DataField[] fields;
    private readonly double[][] numbers;
    private readonly List<string> ends = [];
    private readonly List<string> types = [];
    private readonly long[] replications = new long[RowsInGroup];
    private readonly int[] rounds = new int[RowsInGroup];

    private ReplicationFiles(StreamWriter csv, FileStream parquetFile, ParquetWriter parquet, DataField[] fields, int numbers)
    {
        (this.csv, this.parquetFile, this.parquet, this.fields) = (csv, parquetFile, parquet, fields);
        this.numbers = [.. Enumerable.Range(0, numbers).Select(_ => new double[RowsInGroup])];
    }

    /// <summary>How many metrics a game of unitary actors has: those of two-level games stand last.</summary>
    private static readonly int OfUnitary = Metrics.All.Count(m => !m.Metric.IsTwoLevel);

    private static int MetricsOf(in Setting set) => set.SenderHome.HasConstituencies || set.TargetHome.HasConstituencies ? Metrics.All.Count : OfUnitary;

    /// <summary>Opens both files in a folder.</summary>
    internal static async Task<ReplicationFiles> Create(string folder, Scenario scenario)
    {
        string[] numbers = [.. Metrics.All.Take(MetricsOf(scenario.Central())).Select(m => m.Metric.Name), .. scenario.UncertainParameters.Select(u => u.Path)];
        var csv = new StreamWriter(Path.Combine(folder, "replications.csv")) { NewLine = "\n" };
        await csv.WriteAsync("replication,rounds,end,targetType," + string.Join(',', numbers.Select(Csv.Field)) + "\n");
        DataField[] fields =
        [
            new DataField<long>("replication"), new DataField<int>("rounds"), new DataField<string>("end", nullable: false), new DataField<string>("targetType", nullable: false),
            .. numbers.Select(name => new DataField<double>(name)),
        ];
        var file = new FileStream(Path.Combine(folder, "replications.parquet"), FileMode.Create);
        var parquet = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, ParquetForm.Same);
        return new ReplicationFiles(csv, file, parquet, fields, numbers.Length);
    }

    /// <inheritdoc/>
    public void Receive(int scenario, long replication, in Outcome outcome, ReadOnlySpan<double> drawn)
    {
        var row = ends.Count;
        var end = Ends.All[(int)outcome.End].Name;
        var type = outcome.Final.Target == TargetType.SecuritySeeker ? "securitySeeker" : "opportunist";
        csv.Write(string.Create(CultureInfo.InvariantCulture, $"{replication},{outcome.Rounds},{end},{type}"));
        (replications[row], rounds[row]) = (replication, outcome.Rounds);
        ends.Add(end);
        types.Add(type);
        var metrics = outcome.IsTwoLevel ? Metrics.All.Count : OfUnitary;
        for (var i = 0; i < numbers.Length; i++)
        {
            var value = i < metrics ? Metrics.All[i].Read(outcome) : drawn[i - metrics];
            numbers[i][row] = value;
            csv.Write(',');
            csv.Write(Csv.Field(value));
        }
        csv.Write('\n');
        if (ends.Count == RowsInGroup) WriteGroup().GetAwaiter().GetResult();
    }

    /// <summary>Writes what is left and closes both files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ends.Count > 0) await WriteGroup();
        await parquet.DisposeAsync();
        await parquetFile.DisposeAsync();
        await csv.DisposeAsync();
    }

    private async Task WriteGroup()
    {
        var n = ends.Count;
        using var group = parquet.CreateRowGroup();
        await group.WriteAsync<long>(fields[0], replications.AsMemory(0, n));
        await group.WriteAsync<int>(fields[1], rounds.AsMemory(0, n));
        await group.WriteAsync(fields[2], ends);
        await group.WriteAsync(fields[3], types);
        for (var i = 0; i < numbers.Length; i++) await group.WriteAsync<double>(fields[4 + i], numbers[i].AsMemory(0, n));
        group.CompleteValidate();
        ends.Clear();
        types.Clear();
    }
}
