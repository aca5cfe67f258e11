using System.Diagnostics;
using System.Runtime.InteropServices;
using NegotiationSim.Engine.Coercion.Policies;

namespace NegotiationSim.Benchmarks;

/// <summary>reference.c, compiled by the machine's own compiler: what rounds cost in plain C.</summary>
internal sealed class Yardstick
{
    private readonly PlayFunction play;
    private readonly SecondsFunction seconds;
    private readonly double[] sums = new double[14];

    private Yardstick(nint library)
    {
        play = Marshal.GetDelegateForFunctionPointer<PlayFunction>(NativeLibrary.GetExport(library, "play_reference"));
        seconds = Marshal.GetDelegateForFunctionPointer<SecondsFunction>(NativeLibrary.GetExport(library, "thread_seconds"));
    }

    private delegate long PlayFunction(in PolicyOfC policy, long first, int count, double[] sums);

    private delegate double SecondsFunction();

    /// <summary>Compiles it.</summary>
    /// <returns>Null where there is no compiler.</returns>
    internal static Yardstick? Compile()
    {
        var library = Path.Combine(Path.GetTempPath(), $"reference-{Environment.ProcessId}.so");
        try
        {
            var source = Path.Combine(AppContext.BaseDirectory, "reference.c");
            using var compiler = Process.Start("cc", ["-O3", "-shared", "-fPIC", "-o", library, source, "-lm"]);
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? new Yardstick(NativeLibrary.Load(library)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(library); // a library that is loaded stays
        }
    }

    /// <summary>Processor time of this thread.</summary>
    internal double Seconds() => seconds();

    /// <summary>Plays replications of a policy in the essay's world, and returns the rounds played.</summary>
    internal long Play(in Policy policy, long first, int count) => play(new PolicyOfC(policy), first, count, sums);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct PolicyOfC(in Policy p)
    {
        private readonly double pressure = p.Pressure, escalation = p.Escalation, depth = p.Depth;
        private readonly int phases = (int)p.Phases;
        private readonly double first = p.FirstMoverShare, relief = p.Relief, guarantee = p.Guarantee, gestures = p.Gestures,
            backchannel = p.Backchannel, outreach = p.Outreach, talks = p.Talks, verification = p.Verification;
    }
}
