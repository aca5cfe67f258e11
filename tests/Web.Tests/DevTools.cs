using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NegotiationSim.Web.Tests;

/// <summary>The DevTools protocol: commands and their answers over one WebSocket, and what happens meanwhile.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> open = new();
    private Task reading = Task.CompletedTask;
    private int last;

    /// <summary>What the browser tells by itself: the session, the method, its parameters.</summary>
    internal event Action<string?, string, JsonObject>? Told;

    internal static async Task<DevTools> Connect(string address)
    {
        var devTools = new DevTools();
        await devTools.socket.ConnectAsync(new Uri(address), CancellationToken.None);
        devTools.reading = devTools.Read();
        return devTools;
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    internal async Task<JsonObject> Send(string method, JsonObject parameters, string? session = null)
    {
        var id = Interlocked.Increment(ref last);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null) message["sessionId"] = session;
        var answer = open[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true,
                CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
        return await answer.Task.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
        sending.Dispose();
    }

    private async Task Read()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) break;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                Take(JsonNode.Parse(message.ToArray())!.AsObject());
                message.SetLength(0);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser has gone.
        }
        foreach (var waiting in open.Values) waiting.TrySetException(new InvalidOperationException("The browser has gone."));
    }

    private void Take(JsonObject message)
    {
        if (message["id"] is not { } id)
            Told?.Invoke(message["sessionId"]?.GetValue<string>(), message["method"]!.GetValue<string>(),
                message["params"]?.AsObject() ?? []);
        else if (open.TryRemove(id.GetValue<int>(), out var answer))
        {
            if (message["error"] is { } error) answer.TrySetException(new InvalidOperationException(error.ToJsonString()));
            else answer.TrySetResult(message["result"]!.AsObject());
        }
    }
}
