using Microsoft.AspNetCore.Http;

namespace Sandbox.Rest;

/// <summary>What GitHub demands of every request.</summary>
internal static class Demands
{
    private const string DefaultVersion = "2022-11-28";
    private static readonly string[] Versions = [DefaultVersion, "2026-03-10"];

    public static string VersionOf(HttpRequest request) =>
        request.Headers["X-GitHub-Api-Version"].ToString() is { Length: > 0 } asked ? asked : DefaultVersion;

    /// <exception cref="RestError">No user agent, or an unknown API version.</exception>
    public static void Check(HttpRequest request)
    {
        if (request.Headers.UserAgent.ToString().Length == 0)
            throw RestError.Forbidden("Request forbidden by administrative rules. Please make sure your request has a User-Agent header.");
        if (!Versions.Contains(VersionOf(request)))
            throw new RestError(400, $"\"{VersionOf(request)}\" is not a supported version for this endpoint.");
    }
}
