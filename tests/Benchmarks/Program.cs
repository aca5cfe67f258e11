using NegotiationSim.Benchmarks;

if (args is ["speed"]) SpeedTable.Print();
else BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
