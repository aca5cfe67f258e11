using Microsoft.AspNetCore.Connections;

namespace NegotiationSim.Runner.Web;

/// <summary>Who is connected. When all places are taken, whoever has asked for nothing the longest makes room, so that the idle cannot shut
/// others out.</summary>
/// <param name="most">How many may be connected at once.</param>
internal sealed class Doors(int most)
{
    private readonly Lock gate = new();
    private readonly LinkedList<ConnectionContext> idle = []; // in the order in which they fell silent
    private readonly Dictionary<string, LinkedListNode<ConnectionContext>> inside = [];

    /// <summary>Lets a connection in, and knows of it until it ends.</summary>
    internal async Task Enter(ConnectionContext connection, ConnectionDelegate next)
    {
        if (!MakeRoom(connection))
        {
            connection.Abort();
            return;
        }
        try
        {
            await next(connection);
        }
        finally
        {
            Leave(connection.ConnectionId);
        }
    }

    /// <summary>A request of a connection begins: until it ends, the connection keeps its place.</summary>
    internal void Asks(string id)
    {
        lock (gate)
            if (inside.TryGetValue(id, out var place) && place.List is not null) idle.Remove(place);
    }

    /// <summary>A request of a connection has ended.</summary>
    internal void Waits(string id)
    {
        lock (gate)
            if (inside.TryGetValue(id, out var place) && place.List is null) idle.AddLast(place);
    }

    private bool MakeRoom(ConnectionContext connection)
    {
        ConnectionContext? leaving = null;
        lock (gate)
        {
            if (inside.Count >= most)
            {
                if (idle.First is not { } longest) return false;
                leaving = longest.Value;
                idle.RemoveFirst();
                inside.Remove(leaving.ConnectionId);
            }
            inside[connection.ConnectionId] = idle.AddLast(connection);
        }
        leaving?.Abort();
        return true;
    }

    private void Leave(string id)
    {
        lock (gate)
            if (inside.Remove(id, out var place) && place.List is not null) idle.Remove(place);
    }
}
