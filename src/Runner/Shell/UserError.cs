namespace NegotiationSim.Runner.Shell;

/// <summary>A fault that the user can mend: its message is all that is shown, and the program ends with 2.</summary>
internal sealed class UserError(string message) : Exception(message)
{
    /// <summary>The fault of an argument that came from the user, without the name it has in the code.</summary>
    internal static UserError Of(ArgumentException fault) => new(fault.Message.Split(" (Parameter", 2)[0]);

    /// <summary>Makes a folder, or does other work without which nothing can be written to one.</summary>
    /// <param name="folder">Its name in messages.</param>
    /// <param name="work">The work.</param>
    internal static T OfFolder<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{folder}: nothing can be written there ({e.Message}). Give another folder with --out.");
        }
    }

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
