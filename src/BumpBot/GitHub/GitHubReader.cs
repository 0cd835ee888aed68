using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BumpBot.GitHub.Http;
using BumpBot.GitHub.Json;
using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>Reads of the REST API, conditional where it helps. Retries, limits and redirects are <see cref="GitHubHttp"/>'s.</summary>
internal sealed class GitHubReader(GitHubHttp http)
{
    /// <summary>Most entries that GitHub puts on a page.</summary>
    public const int PageSize = 100;

    /// <summary>A list that goes on longer is refused instead of followed for ever.</summary>
    public const int MostPages = 100;

    private const int LongestETag = 512;

    public GitHubConnection Connection => http.Connection;

    /// <param name="path">Below the API's address, without a slash before it.</param>
    /// <param name="etag">What the last answer to this question came with; null = asks unconditionally.</param>
    public Task<Answer<T>> GetAsync<T>(string path, JsonTypeInfo<T> type, string? etag, CancellationToken cancellation) =>
        GetAsync(new Uri(Connection.ApiUrl, path), type, etag, cancellation);

    public async Task<Answer<T>> GetAsync<T>(Uri address, JsonTypeInfo<T> type, string? etag, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var conditional = IsETag(etag) && request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode == HttpStatusCode.OK)
            return await FoundAsync(response, type, cancellation);
        if (response.StatusCode == HttpStatusCode.NotModified && conditional)
            return new Answer<T>.NotModified();
        return Refused<T>(response, await MessageAsync(response, cancellation));
    }

    /// <summary>What is given out for the asking, by a POST: it changes nothing that people see.</summary>
    /// <param name="path">Below the API's address, without a slash before it.</param>
    /// <param name="body">JSON.</param>
    public async Task<Answer<T>> PostAsync<T>(string path, byte[] body, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Connection.ApiUrl, path)) { Content = new ByteArrayContent(body) };
        using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK
            ? await FoundAsync(response, type, cancellation)
            : Refused<T>(response, await MessageAsync(response, cancellation));
    }

    /// <summary>A file as text: UTF-8, what is none replaced.</summary>
    /// <param name="path">Below the API's address, without a slash before it.</param>
    public async Task<Answer<string>> GetFileAsync(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Connection.ApiUrl, path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(ApiHeadersHandler.RawFile));
        using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return response.StatusCode == HttpStatusCode.OK
            ? new Answer<string>.Found(System.Text.Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellation)), null, null, response.RequestMessage!.RequestUri!)
            : Refused<string>(response, await MessageAsync(response, cancellation));
    }

    /// <summary>A list's pages, <paramref name="first"/> first. A page that is refused, or one too many, is a fault: a list is whole or not there.</summary>
    public async IAsyncEnumerable<Answer<T>.Found> PagesAsync<T>(
        Answer<T>.Found first, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var page = first;
        for (var number = 1; ; number++)
        {
            yield return page;
            if (page.Next is not { } next)
                yield break;
            if (number == MostPages)
                throw FaultException.GiveUp($"{first.At.AbsolutePath} has more than {MostPages * PageSize} entries, which is more than is read through the API");
            page = await GetAsync(next, type, null, cancellation) switch
            {
                Answer<T>.Found found => found,
                Answer<T>.Refused refused => throw FaultException.Retry($"a page of {first.At.AbsolutePath} could not be read: {(int)refused.Status} {refused.Message}"),
                _ => throw FaultException.Retry($"a page of {first.At.AbsolutePath} could not be read"),
            };
        }
    }

    private async Task<Answer<T>> FoundAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var at = response.RequestMessage!.RequestUri!;
        var next = LinkHeader.Next(Header(response.Headers, "Link"), at);
        if (next is not null && !Connection.IsApi(next))
            throw FaultException.GiveUp($"{at.AbsolutePath} named a next page on another host, {Connection.Clean(next.Host)}; it is not followed");
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var value = await JsonSerializer.DeserializeAsync(body, type, cancellation);
            return value is null
                ? throw FaultException.Retry($"{at.AbsolutePath} answered with nothing")
                : new Answer<T>.Found(value, Header(response.Headers, "ETag"), next, at);
        }
        catch (JsonException e)
        {
            // The exception's own text may quote the body.
            throw FaultException.Retry($"{at.AbsolutePath} answered with something else than the documented JSON (at byte {e.BytePositionInLine} of line {e.LineNumber})", e);
        }
    }

    private Answer<T> Refused<T>(HttpResponseMessage response, string message)
    {
        var path = response.RequestMessage!.RequestUri!.AbsolutePath;
        var status = (int)response.StatusCode;
        return status switch
        {
            401 => throw FaultException.StopRun(Connection.Tokens is { } tokens
                ? $"GitHub does not accept the token (401 {message}): check {tokens.ToCheck}"
                : $"GitHub wants a token for {path}: set GITHUB_TOKEN"),
            >= 400 and < 500 and not (408 or 429) => new Answer<T>.Refused(response.StatusCode, message),
            _ => throw FaultException.Retry($"{path} answered {status}"),
        };
    }

    private async Task<string> MessageAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var error = await JsonSerializer.DeserializeAsync(body, GitHubJson.Default.ErrorJson, cancellation);
            return Connection.Clean(error?.Message ?? "");
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>A validator comes from a file that may have been spoiled: only what can stand in a header is sent.</summary>
    private static bool IsETag(string? text) => text is { Length: > 0 and <= LongestETag } && text.All(c => c is >= ' ' and <= '~');
}
