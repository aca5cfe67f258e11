using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Json;
using NegotiationSim.Engine.Tests;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Tests.Commands;

public sealed class SameBitsTests(SameBitsTests.Once once) : IClassFixture<SameBitsTests.Once>
{
    private static readonly string[] Call =
        ["run", "scenarios/deep-uncertainty/phased.json", "--seed", "11", "--no-charts", "-n"];

    private static IReadOnlyList<(string Name, string Sha256)> Files(Workplace place, string folder) =>
        Manifest.Read(place.At(folder)).Files;

    /// <summary>What takes instructions from the processor that it has.</summary>
    public static TheoryData<string> Switches =>
        [.. Avx512F.IsSupported ? (string[])["DOTNET_EnableAVX512"] : [], "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"];

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task No_number_depends_on_the_width_of_the_vector_registers_and_piped_output_has_neither_colours_nor_progress(
        string variable)
    {
        using var place = new Workplace();
        var said = await SimProcess.Run(place.Root, [.. Call, "100", "--out", "process"],
            new Dictionary<string, string> { [variable] = "0" });
        Assert.Contains("Wrote process", said.Well());
        Assert.DoesNotContain(said.Out, c => c is '\e' or '\r');
        Assert.Equal(once.Files, Files(place, "process"));
    }

    [Fact]
    public async Task No_number_of_a_run_has_changed()
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "1000", "--out", "@out"])).Well();
        Golden.Matches(Digits(place.Read("out", "summary.json")), Path.Combine("..", "Goldens", "deep-uncertainty-phased"));
    }

    /// <summary>The files of the call in this process, made once.</summary>
    public sealed class Once : IAsyncLifetime
    {
        internal IReadOnlyList<(string Name, string Sha256)> Files { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            using var place = new Workplace();
            (await place.Sim([.. Call, "100", "--out", "@here"])).Well();
            Files = SameBitsTests.Files(place, "here");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>The summary to 12 significant digits, so that another platform's last bits do not count.</summary>
    private static string Digits(string summary)
    {
        var root = JsonDocument.Parse(summary).RootElement;
        var text = new StringBuilder("metric, mean, standard error, 95% interval, median, n; then outcome, share, 95% interval\n");
        static string Number(JsonElement e) => e.GetDouble().ToString("G12", CultureInfo.InvariantCulture);
        foreach (var m in root.GetProperty("metrics").EnumerateObject())
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{m.Name} {Number(m.Value.GetProperty("mean"))} {Number(m.Value.GetProperty("standardError"))} ")
                .Append(CultureInfo.InvariantCulture,
                    $"{Number(m.Value.GetProperty("ci95")[0])} {Number(m.Value.GetProperty("ci95")[1])} {Number(m.Value.GetProperty("median"))} {m.Value.GetProperty("n").GetInt64()}\n");
        }
        foreach (var o in root.GetProperty("outcomes").EnumerateObject())
            text.Append(CultureInfo.InvariantCulture,
                $"{o.Name} {Number(o.Value.GetProperty("share"))} {Number(o.Value.GetProperty("ci95")[0])} {Number(o.Value.GetProperty("ci95")[1])}\n");
        return text.ToString();
    }
}
