namespace NegotiationSim.Engine.Numbers;

/// <summary>The declaration of one number of the model: validation, schema, documentation and sweep paths derive from it.</summary>
/// <param name="Path">Its place in a scenario: <c>world.hardship.adjustment</c>; inside a group, the last word alone.</param>
/// <param name="Symbol">Its letter in docs/model.md, or its own name where the paper has no letter.</param>
/// <param name="Default">The value when a scenario gives none.</param>
/// <param name="Low">The least value allowed, included.</param>
/// <param name="High">The greatest value allowed, included.</param>
/// <param name="Unit">The unit in words: "share", "rounds", "chance a round", "utility".</param>
/// <param name="Meaning">What it means, and what a higher value does.</param>
/// <param name="Source">Where it comes from: author and year, or that it is a modelling choice.</param>
/// <param name="IsWhole">Whether only whole numbers are allowed.</param>
/// <param name="Names">For a choice, the name of each of its numbers, from <paramref name="Low"/> up; else null.</param>
public record Parameter(
    string Path, string Symbol, double Default, double Low, double High, string Unit, string Meaning, string Source, bool IsWhole = false,
    IReadOnlyList<string>? Names = null)
{
    /// <summary>A value as a scenario writes it: of a choice its name, else the number.</summary>
    /// <param name="value">A value that is allowed.</param>
    public string ValueText(double value) => Names is null ? Invariant.Text(value) : Names[(int)(value - Low)];

    /// <summary>Whether a value may be given to this parameter: finite, in range and, if it must be, whole.</summary>
    /// <param name="value">Any number.</param>
    public bool Allows(double value) =>
        value >= Low && value <= High && (!IsWhole || Math.Floor(value) == value);
}

/// <summary>The place in memory of a number: the owner's field.</summary>
/// <typeparam name="TOwner">The group of numbers that holds it.</typeparam>
/// <param name="owner">The group.</param>
public delegate ref double Slot<TOwner>(ref TOwner owner);

/// <summary>The place in memory of a group of numbers within a larger one.</summary>
/// <typeparam name="TOwner">The larger group.</typeparam>
/// <typeparam name="TPart">The group within.</typeparam>
/// <param name="owner">The larger group.</param>
public delegate ref TPart Part<TOwner, TPart>(ref TOwner owner);

/// <summary>A parameter together with the field that holds its value, so that both are declared in one line.</summary>
/// <typeparam name="TOwner">The group of numbers that holds it.</typeparam>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Slot">Its field.</param>
public sealed record Parameter<TOwner>(Parameter Declaration, Slot<TOwner> Slot)
{
    /// <summary>The same parameter seen from a larger group, its path prefixed with the group's.</summary>
    /// <typeparam name="TWhole">The larger group.</typeparam>
    /// <param name="prefix">The path of the group within the larger one.</param>
    /// <param name="part">The place of the group within the larger one.</param>
    public Parameter<TWhole> Under<TWhole>(string prefix, Part<TWhole, TOwner> part) =>
        new(Declaration with { Path = $"{prefix}.{Declaration.Path}" }, (ref TWhole whole) => ref Slot(ref part(ref whole)));
}

/// <summary>Short forms for declaring parameters.</summary>
public static class Declare
{
    /// <summary>Declares a real parameter of a group.</summary>
    /// <inheritdoc cref="Parameter(string, string, double, double, double, string, string, string, bool, IReadOnlyList{string})"/>
    public static Parameter<T> Real<T>(
        string path, string symbol, double standard, double low, double high, string unit, string meaning, string source, Slot<T> slot) =>
        new(new Parameter(path, symbol, standard, low, high, unit, meaning, source), slot);

    /// <summary>Declares a parameter of a group that takes whole numbers only.</summary>
    /// <inheritdoc cref="Parameter(string, string, double, double, double, string, string, string, bool, IReadOnlyList{string})"/>
    public static Parameter<T> Whole<T>(
        string path, string symbol, double standard, double low, double high, string unit, string meaning, string source, Slot<T> slot) =>
        new(new Parameter(path, symbol, standard, low, high, unit, meaning, source, IsWhole: true), slot);

    /// <summary>Declares a choice between named kinds: a whole number in memory, a name in a scenario.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="symbol">Its letter.</param>
    /// <param name="names">The names, the first being the default.</param>
    /// <param name="first">The number of the first name.</param>
    /// <param name="meaning">What is chosen.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="slot">Its field.</param>
    public static Parameter<T> Choice<T>(
        string path, string symbol, IReadOnlyList<string> names, int first, string meaning, string source, Slot<T> slot) =>
        new(new Parameter(path, symbol, first, first, first + names.Count - 1, "choice", meaning, source, IsWhole: true, names), slot);

    /// <summary>A group with every parameter at its default.</summary>
    /// <typeparam name="T">The group.</typeparam>
    /// <param name="parameters">Its declarations.</param>
    public static T Defaults<T>(IEnumerable<Parameter<T>> parameters) where T : struct
    {
        var group = default(T);
        foreach (var parameter in parameters) parameter.Slot(ref group) = parameter.Declaration.Default;
        return group;
    }
}
