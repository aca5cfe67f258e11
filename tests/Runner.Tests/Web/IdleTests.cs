using System.Net;
using System.Net.Sockets;
using NegotiationSim.Runner.Web;

namespace NegotiationSim.Runner.Tests.Web;

/// <summary>Who only holds the door open does not keep others out.</summary>
public sealed class IdleTests(Place server) : IClassFixture<Place>
{
    [Fact]
    public async Task A_request_is_answered_though_all_connections_are_taken_by_the_idle()
    {
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Limits.Connections + 20; i++)
            {
                idle.Add(new TcpClient());
                await idle[^1].ConnectAsync(IPAddress.Loopback, server.Url("/").Port, TestContext.Current.CancellationToken);
            }
            using var client = new HttpClient();
            using var response = await client.GetAsync(server.Url("/"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        finally
        {
            foreach (var connection in idle) connection.Dispose();
        }
    }
}
