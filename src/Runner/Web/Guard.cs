using System.Net;
using Microsoft.AspNetCore.Http;

namespace NegotiationSim.Runner.Web;

/// <summary>Keeps strangers out: pages of other sites, names that were made to point here, and bodies that are not JSON.</summary>
/// <param name="address">The address that the server listens on.</param>
/// <param name="framers">The sites that may show the page inside theirs; none unless the user names them.</param>
internal sealed class Guard(IPAddress address, IReadOnlyList<string> framers)
{
    /// <summary>Headers of every answer: nothing from elsewhere runs, nothing is guessed, nothing is told, no one frames the
    /// page but who may.</summary>
    private readonly (string Name, string Value)[] headers =
    [
        ("Content-Security-Policy",
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors "
                + (framers.Count == 0 ? "'none'" : string.Join(' ', framers))),
        ("X-Content-Type-Options", "nosniff"),
        .. framers.Count == 0 ? (ReadOnlySpan<(string, string)>)[("X-Frame-Options", "DENY")] : [],
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ];

    /// <summary>Sets the headers, and refuses what does not come from the page itself.</summary>
    internal void Check(HttpContext context)
    {
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        if (!IsThisMachine(context.Request.Host))
            throw new Refusal(421, "This server answers to the names of this machine only. Open the address that sim serve printed.");
        switch (context.Request.Method)
        {
            case "GET" or "HEAD":
                if (context.Request.Path.StartsWithSegments("/api") && context.Request.Headers["Sec-Fetch-Site"] is { Count: > 0 } from
                    && from != "same-origin" && from != "none") throw Foreign();
                return;
            case "POST":
                CheckPost(context.Request);
                return;
            default:
                context.Response.Headers.Allow = "GET, HEAD, POST";
                throw new Refusal(405, "Only GET, HEAD and POST are answered.");
        }
    }

    private static void CheckPost(HttpRequest request)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase))
            throw new Refusal(415, "The body must be application/json.");
        if (request.ContentLength > Limits.Body) throw Refusal.TooMuch($"The body is longer than {Limits.Body / 1024} KiB.");
        var origin = request.Headers.Origin;
        var fetched = request.Headers["Sec-Fetch-Site"];
        var isForeign = origin.Count > 0 ? origin != $"{request.Scheme}://{request.Host.Value}"
            : fetched.Count > 0 && fetched != "same-origin";
        if (isForeign) throw Foreign();
    }

    private static Refusal Foreign() => new(403, "Pages of other sites may not use this server.");

    /// <summary>A name that an attacker's DNS cannot own: localhost, or, when others may come in, an address or this machine's own
    /// name.</summary>
    private bool IsThisMachine(HostString host)
    {
        var name = host.Host.Trim('[', ']');
        if (string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)) return true;
        if (IPAddress.TryParse(name, out var given)) return !IPAddress.IsLoopback(address) || IPAddress.IsLoopback(given);
        return !IPAddress.IsLoopback(address) && string.Equals(name, Environment.MachineName, StringComparison.OrdinalIgnoreCase);
    }
}
