using NegotiationSim.Benchmarks;

if (args is ["speed"]) SpeedTable.Print();
else if (args is ["coverage", var records, var prior, var record])
    PosteriorCoverage.Print(int.Parse(records, System.Globalization.CultureInfo.InvariantCulture), prior, record);
else BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
