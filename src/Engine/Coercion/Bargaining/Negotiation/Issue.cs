using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>An issue on the table: one side gives some part of it, the other receives it.</summary>
public readonly record struct Issue
{
    /// <summary>An issue.</summary>
    /// <param name="giver">The side that gives it.</param>
    /// <param name="sender">How its worth to the sender is spread over it.</param>
    /// <param name="target">How its worth to the target is spread over it.</param>
    /// <param name="levels">How many equal steps it is given in; 0 if any part of it can be given.</param>
    public Issue(Side giver, Curve sender, Curve target, int levels = 0) =>
        (Giver, Sender, Target, Levels) = (giver, sender, target, levels);

    /// <summary>The side that gives it.</summary>
    public readonly Side Giver;
    /// <summary>How its worth to the sender is spread over it.</summary>
    public readonly Curve Sender;
    /// <summary>How its worth to the target is spread over it.</summary>
    public readonly Curve Target;
    /// <summary>How many equal steps it is given in; 0 if any part of it can be given.</summary>
    public readonly int Levels;

    /// <summary>The most issues that a table has.</summary>
    public const int Most = 12;

    /// <summary>A side's curve.</summary>
    /// <param name="side">The side.</param>
    [UnscopedRef]
    public ref readonly Curve Of(Side side) => ref side == Side.Sender ? ref Sender : ref Target;

    /// <summary>A part of the issue that can be given: with steps, the nearest that is no worse for a side.</summary>
    /// <param name="part">Any part, from 0 to 1.</param>
    /// <param name="for">The side.</param>
    public double Allowed(double part, Side @for)
    {
        if (Levels == 0) return part;
        const double rounding = 1e-9; // a part that is a level but for rounding is that level
        return @for == Giver ? Math.Floor(part * Levels + rounding) / Levels : Math.Ceiling(part * Levels - rounding) / Levels;
    }
}

/// <summary>A point over the issues: of each, the part that is given, from 0 (none) to 1 (all).</summary>
[InlineArray(Issue.Most)]
public struct Package : IEquatable<Package>
{
    private double first;

    /// <summary>Whether two packages give the same of every issue.</summary>
    public static bool operator ==(Package left, Package right) => left.Equals(right);

    /// <summary>Whether two packages differ on any issue.</summary>
    public static bool operator !=(Package left, Package right) => !left.Equals(right);

    /// <summary>A package that gives the same part of every issue.</summary>
    /// <param name="part">The part, from 0 to 1.</param>
    public static Package Of(double part)
    {
        var package = new Package();
        for (var j = 0; j < Issue.Most; j++) package[j] = part;
        return package;
    }

    /// <summary>A package with the parts given; 0 of the rest.</summary>
    /// <param name="parts">Up to <see cref="Issue.Most"/> parts.</param>
    public static Package Of(params ReadOnlySpan<double> parts)
    {
        var package = new Package();
        parts.CopyTo(package);
        return package;
    }

    /// <inheritdoc/>
    public readonly bool Equals(Package other) => ((ReadOnlySpan<double>)this).SequenceEqual(other);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Package other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var part in this) hash.Add(part);
        return hash.ToHashCode();
    }

    /// <summary>Its parts.</summary>
    public override readonly string ToString() => string.Join(", ", ((ReadOnlySpan<double>)this).ToArray());
}
