namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>Finds the name that somebody meant.</summary>
internal static class Names
{
    /// <summary>Longer names are not compared: nobody mistypes that much.</summary>
    private const int Longest = 64;

    /// <summary>How many names are listed where none is near.</summary>
    private const int Few = 16;

    /// <summary>The nearest valid name: a third of its letters wrong at the most, or the only one that begins so.</summary>
    internal static string? Nearest(string name, IEnumerable<string> valid)
    {
        if (name.Length is 0 or > Longest) return null;
        var (nearest, least) = ((string?)null, int.MaxValue);
        var beginning = new List<string>();
        foreach (var candidate in valid)
        {
            var distance = Distance(Plainly(name), Plainly(candidate));
            if (distance < least && 3 * distance <= Math.Max(name.Length, candidate.Length)) (nearest, least) = (candidate, distance);
            if (candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase)) beginning.Add(candidate);
        }
        return nearest ?? (beginning.Count == 1 ? beginning[0] : null);
    }

    /// <summary>How to mend an unknown name: the nearest one, or the list of valid ones if it is short.</summary>
    internal static string Cure(string name, IReadOnlyCollection<string> valid, string otherwise) =>
        Nearest(name, valid) is { } nearest ? $"Did you mean '{nearest}'?"
        : valid.Count is > 0 and <= Few ? $"Known here: {string.Join(", ", valid)}."
        : otherwise;

    private static string Plainly(string name) =>
        string.Concat(name.Where(c => c is not '_' and not '-' and not ' ')).ToLowerInvariant();

    /// <summary>Letters to insert, take away, change or swap with their neighbour (Damerau 1964; each place edited once).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var least = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = Math.Min(least, rows[i - 2, j - 2] + 1);
                rows[i, j] = least;
            }
        }
        return rows[a.Length, b.Length];
    }
}
