using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Scenarios;

var phased = Scenario.Load("scenarios/phased.json");
var pressure = Scenario.Load("scenarios/maximum-pressure.json");
var result = Experiment.Compare([phased, pressure], new RunOptions { Replications = 4000, Seed = 1 });

foreach (var difference in result.Differences)
    Console.WriteLine(Verdict.Of(difference));
