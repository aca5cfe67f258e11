namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>The two sides of a table.</summary>
public enum Side
{
    /// <summary>The side that presses and can give relief.</summary>
    Sender,
    /// <summary>The side that is pressed and can give up its programme.</summary>
    Target,
}

/// <summary>Short forms for sides.</summary>
public static class Sides
{
    /// <summary>The side across the table.</summary>
    /// <param name="side">A side.</param>
    public static Side Other(this Side side) => side == Side.Sender ? Side.Target : Side.Sender;
}
