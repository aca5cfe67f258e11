using System.Globalization;

namespace NegotiationSim.Engine.Numbers;

/// <summary>Numbers as text that is the same in every culture and reads back to the same number.</summary>
internal static class Plain
{
    internal static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
