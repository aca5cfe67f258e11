namespace NegotiationSim.Runner.Shell;

/// <summary>A fault that the user can mend: its message is all that is shown, and the program ends with 2.</summary>
internal sealed class UserError(string message) : Exception(message)
{
    /// <summary>The fault of an argument that came from the user, without the name it has in the code.</summary>
    internal static UserError Of(ArgumentException fault) => new(fault.Message.Split(" (Parameter", 2)[0]);

    /// <summary>Does work whose arguments all came from the user.</summary>
    internal static T OfArguments<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException e)
        {
            throw Of(e);
        }
    }
}
