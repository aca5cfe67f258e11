using System.CommandLine;
using System.Runtime.InteropServices;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Sharing;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies;

/// <summary>A study that was asked for, whatever it finds.</summary>
internal interface IStudy
{
    /// <summary>The usual results folder.</summary>
    string Folder { get; }

    /// <summary>Carries it out: computes, puts the data in place, then the charts of them, and prints.</summary>
    /// <returns>The exit code.</returns>
    int Execute(StudyRequest request, InvocationConfiguration console, CancellationToken cancellation);
}

/// <summary>A study that was asked for: what it computes, and the files, charts and tables made of that.</summary>
/// <remarks>What happens when is the same for all.</remarks>
/// <param name="Kind">Of which kind.</param>
/// <param name="Folder">The usual results folder.</param>
internal sealed record StudyCommand<TResult>(StudyKind Kind, string Folder) : IStudy
{
    /// <summary>The scenarios, as the manifest names them.</summary>
    internal required IReadOnlyList<(string Name, string Sha256, string Json)> Scenarios { get; init; }

    /// <summary>In how many stages several processes share the work.</summary>
    internal int Stages { get; init; } = 1;

    /// <summary>Does the work; ends with <see cref="OperationCanceledException"/> when stopped with nothing to keep.</summary>
    internal required Func<StudyWork, TResult> Compute { get; init; }

    /// <summary>What is said when it was stopped so; null for the usual last word.</summary>
    internal Func<StudyWork, string>? Stopped { get; init; }

    /// <summary>Writes the data files.</summary>
    internal required Action<ResultsFolder, TResult> Write { get; init; }

    /// <summary>The seed, how many replications were asked for, and how many are done: fewer when it was stopped.</summary>
    internal required Func<TResult, (RunOptions Options, long Done)> Count { get; init; }

    /// <summary>The figures, if the study has any.</summary>
    internal Func<TResult, IReadOnlyList<Figure>> Figures { get; init; } = _ => [];

    /// <summary>What is printed, in a format.</summary>
    internal required Func<TResult, string, string> Print { get; init; }

    /// <summary>What a screen is told of the folder, after how many charts and seconds.</summary>
    internal Func<TResult, int, double, string> Wrote { get; init; } =
        (_, charts, seconds) => FormattableString.Invariant($"{NumberText.Some(charts, "chart")}, {seconds:F1} s");

    /// <summary>What is done when the folder stands.</summary>
    internal Action Finished { get; init; } = () => { };

    /// <inheritdoc/>
    public int Execute(StudyRequest request, InvocationConfiguration console, CancellationToken cancellation)
    {
        if (request.Shares is { Cluster: { } cluster }) return ClusterScripts.Write(cluster, request.Folder, Stages, console.Output);
        if (request.Shares is { Share: { } share }) return ComputeShare(share, request, console, cancellation);
        var started = DateTimeOffset.UtcNow;
        using var all = Parts.Merged is { } parts ? SharedUnits.OfAll(parts, Plan()) : null;
        using var results = ResultsFolder.Start(request.Folder);
        using var work = new StudyWork(results, request.Folder, request.IsQuiet, console.Error, cancellation) { Units = all };
        TResult found;
        try
        {
            found = Compute(work);
        }
        catch (OperationCanceledException) when (Stopped is not null)
        {
            console.Error.WriteLine(Stopped(work));
            return ExitCodes.Interrupted;
        }
        var (options, done) = Count(found);
        Write(results, found);
        DataDictionary.Complete(results, Kind.Tables);
        results.Manifest = new Manifest(Kind.Name, Manifest.ThisVersion, CommandLine.Text, started, options, done, Scenarios,
            results.Hashes(), Request.Of(CommandLine.Parsed, Kind.Remaking == Remaking.ByFiles));
        Methods.Write(results, Kind, results.Manifest);
        var place = results.Put(console.Error);
        var isWhole = done >= options.Replications;
        var drawn = isWhole && !cancellation.IsCancellationRequested ? request.Charts : null;
        var figures = drawn is null ? [] : Figures(found);
        var charts = figures.Count == 0 ? 0 : ChartFolder.Draw(figures, ChartFolder.Of(results.Path), drawn!, console.Error);
        if (charts > 0) results.Add(console.Error);
        Finished();
        if (!request.IsQuiet)
        {
            var seconds = (DateTimeOffset.UtcNow - started).TotalSeconds;
            console.Output.Write(Print(found, request.Format));
            if (request.Format is "table" or "text" or Flags.Full)
                console.Output.WriteLine($"Wrote {place}{Path.DirectorySeparatorChar} ({Wrote(found, charts, seconds)})");
        }
        if (isWhole) return ExitCodes.Done;
        console.Error.WriteLine($"Interrupted: {place} holds the first {done} of {NumberText.Some(options.Replications, "replication")}.");
        return ExitCodes.Interrupted;
    }

    /// <summary>Computes a share's units and keeps them.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="NotYet">The next stage waits for other shares.</exception>
    private int ComputeShare(Share share, StudyRequest request, InvocationConfiguration console, CancellationToken cancellation)
    {
        var folder = Parts.FolderOf(request.Folder, share);
        using var units = SharedUnits.OfShare(request.Folder, share, Plan(), CommandLine.Without("--shard"), Stages, cancellation);
        foreach (var damaged in units.Damaged) console.Error.WriteLine(damaged);
        using var work = new StudyWork(null, folder, request.IsQuiet, console.Error, cancellation) { Units = units };
        try
        {
            Compute(work);
        }
        catch (ShareDone)
        {
            Finished();
            if (!request.IsQuiet)
                console.Output.WriteLine($"Share {share} is done: {NumberText.Some(units.Own.Done, "unit")} in {folder}. "
                    + $"When all are: sim merge {CommandLine.Quoted(request.Folder)}");
            return ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine($"Interrupted: {units.Own.Done} of {NumberText.Some(units.Own.Of, "unit")} are kept in {folder}. "
                + "The same command goes on from there.");
            return ExitCodes.Interrupted;
        }
        throw new InvalidOperationException("The study has fewer stages than it says.");
    }

    /// <summary>All that the numbers depend on, a line each: what was asked for, of which scenarios, and of which version.</summary>
    private string Plan() => string.Concat(((string[])
    [
        $"sim {Manifest.ThisVersion} on {RuntimeInformation.OSArchitecture}",
        .. Request.Of(CommandLine.Parsed, byFiles: true), .. Scenarios.Select(s => $"scenario {s.Name} {s.Sha256}"),
    ]).Select(line => line + "\n"));
}

/// <summary>What a study works with.</summary>
/// <param name="Folder">The results folder, for rows that are written as they come; null for a share.</param>
/// <param name="Target">Its name as it was given.</param>
/// <param name="IsQuiet">Whether no progress is shown.</param>
/// <param name="Error">Where it tells of what it met.</param>
/// <param name="Cancellation">Stops it.</param>
internal sealed record StudyWork(
    ResultsFolder? Folder, string Target, bool IsQuiet, TextWriter Error, CancellationToken Cancellation) : IDisposable
{
    private IDisposable? held;

    /// <summary>The units of work that several processes share; null for all of them here.</summary>
    internal IStudyUnits? Units { get; init; }

    /// <summary>Whether it puts together what shares have computed.</summary>
    internal bool IsMerging => Folder is not null && Units is not null;

    /// <summary>Does the work and shows how far it is, in some unit.</summary>
    internal TResult Show<TResult>(long total, string unit, Func<IProgress<long>?, TResult> work) =>
        ProgressLine.Show(total, IsQuiet, unit, work);

    /// <summary>A result that nobody waits for any more when the study was stopped meanwhile.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    internal TResult UnlessStopped<TResult>(TResult found)
    {
        Cancellation.ThrowIfCancellationRequested();
        return found;
    }

    /// <summary>Keeps what the study works with until it is over.</summary>
    internal T Hold<T>(T thing)
        where T : IDisposable
    {
        held = thing;
        return thing;
    }

    public void Dispose() => held?.Dispose();
}
