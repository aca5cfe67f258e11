using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace NegotiationSim.Runner.Web;

/// <summary>The page's files, which are inside the program: no path of a request ever reaches the disk.</summary>
internal static class Assets
{
    private const string Prefix = "wwwroot/";

    private static readonly Lazy<FrozenDictionary<string, Asset>> All = new(() =>
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => (Path: "/" + n[Prefix.Length..].Replace('\\', '/'), Asset: Read(assembly, n)))
            .ToFrozenDictionary(a => a.Path, a => a.Asset, StringComparer.Ordinal);
    });

    /// <summary>Every file by its path from the root, with its bytes.</summary>
    internal static IReadOnlyDictionary<string, byte[]> Files => All.Value.ToDictionary(a => a.Key, a => a.Value.Bytes);

    /// <summary>Answers with a file of the page.</summary>
    /// <returns>Whether there is such a file.</returns>
    internal static async Task<bool> TryServe(HttpContext context)
    {
        var path = context.Request.Path.Value is null or "" or "/" ? "/index.html" : context.Request.Path.Value;
        if (!All.Value.TryGetValue(path, out var asset)) return false;
        var response = context.Response;
        response.Headers.ETag = asset.Tag;
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch == asset.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }
        response.ContentType = asset.Type;
        response.ContentLength = asset.Bytes.Length;
        if (context.Request.Method != "HEAD") await response.Body.WriteAsync(asset.Bytes, context.RequestAborted);
        return true;
    }

    private static Asset Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Asset(bytes, TypeOf(Path.GetExtension(name)), $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private sealed record Asset(byte[] Bytes, string Type, string Tag);
}
