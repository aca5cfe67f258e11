using System.Globalization;
using System.Text;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>sweep.csv: all parts of a sweep, one after the other.</summary>
internal static class SweepCsv
{
    internal const string FileName = "sweep.csv";

    /// <summary>Writes the file, whole or not at all.</summary>
    internal static void Write(string folder, SweepManifest manifest) => WholeFile.Put(Path.Combine(folder, FileName), stream =>
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var columns = PartFile.Columns(manifest.Model, manifest.Paths, [.. manifest.Policies.Select(p => p.Name)]);
        text.Write(Csv.Heading(columns));
        string[] names = [.. columns.Select(c => c.Name)];
        for (var block = 0L; block < manifest.Blocks; block++)
        {
            var values = PartFile.Read(SweepFolder.PartOf(folder, block), manifest.Id, names).GetAwaiter().GetResult();
            for (var row = 0; row < values[0].Length; row++)
            {
                for (var c = 0; c < values.Count; c++)
                {
                    if (c > 0) text.Write(',');
                    text.Write(Field(values[c], row));
                }
                text.Write('\n');
            }
        }
    });

    private static string Field(Array column, int row) => column switch
    {
        double[] numbers => Csv.Field(numbers[row]),
        long[] numbers => numbers[row].ToString(CultureInfo.InvariantCulture),
        ulong[] numbers => numbers[row].ToString(CultureInfo.InvariantCulture),
        string[] texts => Csv.Field(texts[row]),
        _ => "",
    };
}
