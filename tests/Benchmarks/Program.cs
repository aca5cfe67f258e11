using System.Globalization;
using NegotiationSim.Benchmarks;

if (args is ["speed"])
{
    StudySpeed.PrintFirst(); // before anything else is compiled
    SpeedTable.Print();
}
else if (args is ["coverage", var records, var prior, var record, ..])
    PosteriorCoverage.Print(int.Parse(records, CultureInfo.InvariantCulture), prior, record,
        args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 0);
else BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
