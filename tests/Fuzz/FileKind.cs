namespace NegotiationSim.Fuzz;

/// <summary>A kind of file that the program reads: a sound one, and a way to have a spoilt one read.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Mutate">How it is spoilt.</param>
/// <param name="Sound">The sound files, by path in the workplace; one of them is spoilt at a time.</param>
/// <param name="Read">Reads the spoilt one; what it throws, or says, is judged.</param>
/// <param name="Weight">How many mutants it has for one of the dearest kinds.</param>
internal sealed record FileKind(string Name, Mutator Mutate, IReadOnlyList<string> Sound, Func<Place, string, Task> Read, int Weight = 1);
