using System.Diagnostics;
using System.Text;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.GameFiles;
using NegotiationSim.Engine.Studies.Claims;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>What no reader takes for a text: bytes that are none, pipes, devices, folders, files without end.</summary>
public sealed class TextFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("text-").FullName;

    /// <summary>Every reader of files, by what it reads; each throws for what it cannot read.</summary>
    private static readonly Dictionary<string, Action<string>> Readers = new()
    {
        ["text"] = file => TextFile.Read(file, 4),
        ["record"] = file => RecordReader.Parse(TextFile.Read(file, 4), file),
        ["scenario"] = file => Scenario.Load(file),
        ["game"] = file => GameReader.Read(file),
        ["claims"] = file => ClaimReader.Read(file),
    };

    public static TheoryData<string> Kinds() => [.. Readers.Keys];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_byte_that_is_not_UTF8_is_placed_by_line_and_column()
    {
        // In Latin-1 é is the single byte E9; before it stand nine characters, one of them (ü) of two bytes in UTF-8.
        byte[] bytes = [.. "quarter,leader,talks\n1990Q1,üG"u8, 0xE9, .. "mez,1\n"u8];
        Assert.StartsWith($"{Write("record.csv", bytes)}:2:10: the byte E9 is not UTF-8 text. Save the file as UTF-8.",
            Fault(file => TextFile.Read(file, 4), "record.csv"));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_UTF16_is_named()
    {
        Assert.Equal("a\n", TextFile.Read(Write("mark", [0xEF, 0xBB, 0xBF, .. "a\n"u8]), 4));
        Write("wide", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("quarter,talks\n")]);
        Assert.Contains("the file is written in UTF-16. Save it as UTF-8.", Fault(file => TextFile.Read(file, 4), "wide"));
    }

    [Fact]
    public void A_file_is_read_up_to_its_bound_and_refused_one_byte_beyond()
    {
        Write("long", [.. Enumerable.Repeat((byte)'a', 1024 * 1024)]);
        Assert.Equal(1024 * 1024, TextFile.Read(Path.Combine(folder, "long"), 1).Length);
        File.AppendAllText(Path.Combine(folder, "long"), "a");
        Assert.EndsWith("long: this is longer than 1 MiB. Check that it is the right file.", Fault(file => TextFile.Read(file, 1), "long"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_folder_an_empty_file_and_one_without_end_are_refused_by_every_reader(string kind)
    {
        Directory.CreateDirectory(Path.Combine(folder, "folder.json"));
        Write("empty.json", []);
        using (var endless = File.Create(Path.Combine(folder, "endless.json"))) endless.SetLength(1L << 40); // takes no place on the disk
        Assert.Contains("is a folder", Fault(Readers[kind], "folder.json"));
        Assert.Contains("is empty, or no regular file", Fault(Readers[kind], "empty.json"));
        Assert.Contains("is longer than 4 MiB", Fault(Readers[kind], "endless.json"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pipes_and_devices_are_refused_without_waiting_for_them(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        using (var process = Process.Start("mkfifo", [Path.Combine(folder, "pipe.json")])) process.WaitForExit();
        Assert.Contains("no regular file but a pipe or a device", Fault(Readers[kind], "pipe.json"));
        File.CreateSymbolicLink(Path.Combine(folder, "link.json"), Path.Combine(folder, "pipe.json"));
        Assert.Contains("no regular file but a pipe or a device", Fault(Readers[kind], "link.json"));
        Assert.Contains("no regular file but a pipe or a device", Fault(Readers[kind], "/dev/zero"));
    }

    [Fact]
    public void A_policy_that_is_a_device_is_refused_where_it_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        var problems = Sample.Read("phased.json", "policy=/dev/zero").Problems; // in memory there is none
        Assert.StartsWith("--set policy=/dev/zero", Assert.Single(problems).ToString());
        var world = Write("mine.json", "{ \"policy\": \"/dev/zero\" }"u8.ToArray());
        Assert.StartsWith($"{world}:1:13 policy: /dev/zero is empty, or no regular file but a pipe or a device.",
            Fault(Readers["scenario"], "mine.json"));
    }

    private string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private string Fault(Action<string> read, string name)
    {
        var fault = Assert.Throws<ScenarioException>(() => read(Path.Combine(folder, name)));
        return Assert.Single(fault.Problems).ToString();
    }
}
