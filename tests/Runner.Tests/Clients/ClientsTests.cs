namespace NegotiationSim.Runner.Tests.Clients;

/// <summary>The clients' own tests, in their own languages, against this build of the program.</summary>
public sealed class ClientsTests : IDisposable
{
    private static readonly string Clients = Repository.PathOf("clients");

    private readonly string folder = Directory.CreateTempSubdirectory("sim-clients-").FullName;

    [Fact]
    public async Task The_client_for_Python_passes_its_tests()
    {
        if (await Call("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))") is not { Code: 0 })
            Assert.Skip("There is no python3 of 3.9 or later.");
        var said = await Call("python3", "-m", "unittest", "discover", "-s", Path.Combine(Clients, "python", "tests"));
        Assert.True(said!.Code == 0, said.Out + said.Err);
    }

    [Fact]
    public async Task The_client_for_R_passes_its_tests()
    {
        if (await Call("Rscript", "-e",
            "quit(status = !all(nzchar(system.file(package = 'jsonlite')), nzchar(system.file(package = 'testthat'))))") is not { Code: 0 })
            Assert.Skip("There is no R with jsonlite and testthat.");
        var installed =
            await Call("R", "CMD", "INSTALL", "--no-docs", "--no-byte-compile", "--no-test-load", "-l", folder, Path.Combine(Clients, "r"));
        Assert.True(installed!.Code == 0, installed.Err);
        var said = await Call("Rscript", "-e",
            "library(negotiationsim); testthat::test_file(commandArgs(TRUE), reporter = 'summary', stop_on_failure = TRUE)",
            Path.Combine(Clients, "r", "tests", "testthat", "test-client.R"));
        Assert.True(said!.Code == 0, said.Out + said.Err);
    }

    /// <summary>Calls a program; null if there is none.</summary>
    private async Task<Said?> Call(string program, params string[] arguments)
    {
        try
        {
            return await SimProcess.Run(folder, program, arguments, new Dictionary<string, string>
            {
                ["SIM"] = SimProcess.Program, ["NEGOTIATIONSIM"] = Repository.Root, ["R_LIBS"] = folder, ["PYTHONDONTWRITEBYTECODE"] = "1",
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
