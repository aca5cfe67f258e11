using System.Text.Json;

namespace NegotiationSim.Runner.Tests.House;

/// <summary>The one download: which build its launcher starts, and whose works it holds.</summary>
public class PackageTests
{
    private const string Newer = "fpu sse4_2 avx avx2 bmi1 bmi2 f16c fma abm movbe xsave";

    [Theory]
    [InlineData("flags\t\t: " + Newer, "x86-64-v3")]
    [InlineData("model name\t: A * B\nflags\t\t: fpu sse4_2 avx avx2", "baseline")]
    [InlineData("flags\t\t: " + Newer + "\n\nflags\t\t: fpu", "x86-64-v3")]
    [InlineData("", "baseline")]
    public async Task The_launcher_takes_the_build_for_the_processor_and_passes_on_words_and_exit_code(string processor, string build)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("The launcher is for Linux.");
        using var place = new Workplace();
        var cancellation = TestContext.Current.CancellationToken;
        var launcher = (await File.ReadAllTextAsync(Repository.PathOf("build", "sim"), cancellation))
            .Replace("/proc/cpuinfo", place.At("cpuinfo"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(place.At("sim"), launcher, cancellation);
        await File.WriteAllTextAsync(place.At("cpuinfo"), processor + "\n", cancellation);
        foreach (var level in new[] { "baseline", "x86-64-v3" })
        {
            var program = place.At(level, "sim");
            Directory.CreateDirectory(Path.GetDirectoryName(program)!);
            await File.WriteAllTextAsync(program, $"#!/bin/sh\nprintf '<%s>' {level} \"$@\"\nexit 3\n", cancellation);
            if (OperatingSystem.IsLinux()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        var said = await SimProcess.Run(place.Root, "sh", [place.At("sim"), "two words", ""]);
        Assert.Equal((3, $"<{build}><two words><>", ""), (said.Code, said.Out, said.Err));
    }

    [Fact]
    public void The_template_of_a_study_is_the_README_s_program_on_this_version_of_the_library()
    {
        string Template(string file) => File.ReadAllText(Repository.PathOf("build", "templates", "study", file));
        Assert.Contains($"```csharp\n{Template("Program.cs")}```", File.ReadAllText(Repository.PathOf("README.md")),
            StringComparison.Ordinal);
        var version = Template("NegotiationStudy.csproj").Split("NegotiationSim.Engine\" Version=\"")[1].Split('"')[0];
        Assert.Contains($"<Version>{version}</Version>", File.ReadAllText(Repository.PathOf("Directory.Build.props")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_package_that_is_shipped_is_named_among_the_works_of_others()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src", "Runner", "packages.lock.json")));
        var named = File.ReadAllText(Repository.PathOf("build", "third-party.txt"));
        var shipped = locked.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
            .Where(p => p.Value.GetProperty("type").GetString() != "Project"
                && !p.Name.StartsWith("Microsoft.NET.", StringComparison.Ordinal))
            .Select(p => p.Name.Split(".NativeAssets")[0]);
        Assert.All(shipped, name => Assert.Contains(name, named, StringComparison.Ordinal));
    }
}
