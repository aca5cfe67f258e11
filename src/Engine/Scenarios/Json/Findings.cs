namespace NegotiationSim.Engine.Scenarios.Json;

/// <summary>Collects what is wrong while files are read.</summary>
internal sealed class Findings
{
    /// <summary>More problems than this are no help to anybody.</summary>
    private const int Most = 100;

    private readonly List<(int Order, int Offset, Problem Problem)> found = [];

    internal bool Any => found.Count > 0;

    internal bool IsFull => found.Count >= Most;

    internal void Add(PlacedValue at, string path, string what, string cure) => Add(at.Source, at.Offset, path, what, cure);

    internal void Add(PlacedMember at, string path, string what, string cure) => Add(at.Source, at.Offset, path, what, cure);

    internal void Add(SourceText source, int offset, string path, string what, string cure)
    {
        if (!IsFull) found.Add((source.Order, offset, new Problem(source.PlaceAt(offset), path, what, cure)));
    }

    /// <summary>Adds a problem with a file as a whole, which comes before all others.</summary>
    internal void Add(string file, string what, string cure) => found.Add((-1, 0, new Problem(new Place(file, 0, 0), "", what, cure)));

    /// <summary>The problems in the order of the files and of their lines.</summary>
    internal IReadOnlyList<Problem> InOrder()
    {
        List<Problem> problems = [.. found.OrderBy(f => f.Order).ThenBy(f => f.Offset).Select(f => f.Problem).Distinct()];
        if (IsFull) problems.Add(new Problem(problems[^1].Place, "", $"there are more than {Most} problems", "Mend these first."));
        return problems;
    }
}
