using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Runner.Shell;

/// <summary>Reads inequalities that options give.</summary>
internal static class Inequalities
{
    /// <summary>Reads one.</summary>
    /// <param name="option">The option, for what is said of a mistake.</param>
    /// <param name="text">The inequality.</param>
    /// <param name="cure">What to say after it, with a space before.</param>
    /// <exception cref="UserError">It cannot be read.</exception>
    internal static Inequality Read(string option, string text, string cure = "")
    {
        try
        {
            return Inequality.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UserError($"{option}: {e.Message}.{cure}");
        }
    }
}
