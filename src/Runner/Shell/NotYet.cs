namespace NegotiationSim.Runner.Shell;

/// <summary>What is asked for waits for what others are to do: its message is all that is shown, and the program ends with 3, so that it is
/// called again.</summary>
internal sealed class NotYet(string message) : Exception(message);
