using System.Runtime.InteropServices;

namespace NegotiationSim.Runner.Shell;

/// <summary>Ctrl-C and a polite kill: the first asks the command to stop, the second stops the program at once.</summary>
/// <remarks>A command that has not stopped within a second of the first is not waited for, unless it is writing: then nothing is left in
/// pieces.</remarks>
internal sealed class Signals : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private const int Glances = 4; // in which nothing is written

    private readonly CancellationTokenSource stop = new();
    private readonly OnDisk disk;
    private readonly TextWriter error;
    private readonly PosixSignalRegistration[] registrations;
    private int heard;
    private int isOver;

    /// <summary>Listens.</summary>
    /// <param name="disk">What the command has written.</param>
    /// <param name="error">Where an end at once is told.</param>
    internal Signals(OnDisk disk, TextWriter error)
    {
        (this.disk, this.error) = (disk, error);
        AppDomain.CurrentDomain.UnhandledException += Fall;
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear)];
    }

    /// <summary>Cancelled by the first signal.</summary>
    internal CancellationToken Stopped => stop.Token;

    /// <summary>The command has ended by itself.</summary>
    /// <returns>Whether the last word is still to be said; if not, the process is about to end.</returns>
    internal bool End() => Interlocked.Exchange(ref isOver, 1) == 0;

    public void Dispose()
    {
        End();
        foreach (var registration in registrations) registration.Dispose();
        AppDomain.CurrentDomain.UnhandledException -= Fall;
        // The source is left to the collector: a signal may be about to cancel it.
    }

    private void Hear(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref heard) == 1) _ = Stop();
        else EndAtOnce();
    }

    /// <summary>An exception on a thread that nobody waits for.</summary>
    private void Fall(object sender, UnhandledExceptionEventArgs fall) =>
        Environment.Exit(LastWord.Of(fall.ExceptionObject as Exception ?? new InvalidOperationException(), "sim", disk, error));

    private async Task Stop()
    {
        await stop.CancelAsync();
        await Task.Delay(Patience);
        for (var quiet = 0; quiet < Glances; quiet = disk.IsAtWork ? 0 : quiet + 1) await Task.Delay(Glance);
        EndAtOnce();
    }

    private void EndAtOnce()
    {
        if (!End()) return;
        if (!Console.IsErrorRedirected) Console.Error.Write("\u001b[?25h"); // the progress bar has hidden the cursor
        LastWord.Of(new OperationCanceledException(), "sim", disk, error);
        Environment.Exit(ExitCodes.Interrupted);
    }
}
