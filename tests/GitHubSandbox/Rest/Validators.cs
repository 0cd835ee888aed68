using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sandbox.Rest;

/// <summary>Entity tags, bound to the token and to the representation, and what a conditional request gets.</summary>
internal static class Validators
{
    public static Answer Apply(Answer answer, HttpRequest request, Caller caller, bool strong)
    {
        if (request.Method != "GET" || answer.Status != 200)
            return answer;
        var tag = TagOf(answer, request, caller);
        IReadOnlyList<KeyValuePair<string, string>> headers =
        [
            .. answer.Headers,
            new("ETag", strong ? tag : "W/" + tag),
            new("Cache-Control", caller.User is null ? "public, max-age=60, s-maxage=60" : "private, max-age=60, s-maxage=60"),
        ];
        return IsUnchanged(answer, request, tag)
            ? answer with { Status = 304, Body = [], Headers = headers }
            : answer with { Headers = headers };
    }

    private static string TagOf(Answer answer, HttpRequest request, Caller caller)
    {
        var links = answer.Headers.FirstOrDefault(header => header.Key == "Link").Value;
        var seed = Encoding.UTF8.GetBytes($"{caller.Token}\n{request.Headers.Accept}\n{links}\n");
        return $"\"{Convert.ToHexStringLower(SHA256.HashData([.. seed, .. answer.Body]))}\"";
    }

    private static bool IsUnchanged(Answer answer, HttpRequest request, string tag)
    {
        if (request.Headers.IfNoneMatch.Count > 0)
        {
            return request.Headers.IfNoneMatch.ToString().Split(',').Select(one => one.Trim())
                .Any(one => one == "*" || one == tag || one == "W/" + tag);
        }
        return answer.LastModified is { } modified
            && DateTimeOffset.TryParse(request.Headers.IfModifiedSince, CultureInfo.InvariantCulture, out var since)
            && modified.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }
}
