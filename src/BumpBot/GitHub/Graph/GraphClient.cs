using System.Net;
using System.Text.Json;
using BumpBot.GitHub.Http;
using BumpBot.Model;

namespace BumpBot.GitHub.Graph;

/// <summary>Asks GraphQL questions, and has it carry out the few things that REST cannot. Limits, redirects and headers are <see cref="GitHubHttp"/>'s.</summary>
internal sealed class GraphClient(GitHubHttp http)
{
    public Task<GraphOutcome> AskAsync(UpstreamQuery query, CancellationToken cancellation) =>
        AskAsync(new GraphRequest(query.Document, query.Variables), cancellation);

    public async Task<GraphOutcome> AskAsync(GraphRequest question, CancellationToken cancellation)
    {
        using var request = Request(question);
        ApiRequest.MarkAsQuery(request);
        return await SendAsync(request, cancellation);
    }

    /// <returns>Whether it was carried out.</returns>
    public async Task<bool> ChangeAsync(AutoMergeMutation mutation, CancellationToken cancellation)
    {
        using var request = Request(new GraphRequest(mutation.Document, mutation.Variables));
        return await SendAsync(request, cancellation) is GraphOutcome.Told told
            && told.ByAlias.TryGetValue(mutation.Field, out var done) && done.ValueKind == JsonValueKind.Object;
    }

    private HttpRequestMessage Request(GraphRequest content) => new(HttpMethod.Post, http.Connection.GraphUrl)
    {
        Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(content, GraphJson.Default.GraphRequest)),
    };

    private async Task<GraphOutcome> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return response.StatusCode == HttpStatusCode.OK
                ? await ReadAsync(response, cancellation)
                : (int)response.StatusCode is >= 500 or 408
                    ? new GraphOutcome.Failed($"{(int)response.StatusCode}")
                    : new GraphOutcome.Closed($"{(int)response.StatusCode}");
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            return e.Fault is Fault.Retry { NotBefore: not null } ? new GraphOutcome.Closed(e.Fault.Message) : new GraphOutcome.Failed(e.Fault.Message);
        }
        catch (JsonException e)
        {
            return new GraphOutcome.Failed($"an answer that is not the documented JSON (at byte {e.BytePositionInLine} of line {e.LineNumber})");
        }
    }

    private async Task<GraphOutcome> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var reply = await JsonSerializer.DeserializeAsync(body, GraphJson.Default.GraphReply, cancellation);
        var errors = reply?.Errors?.OfType<GraphError>().ToList() ?? [];
        if (reply?.Data is not { } data || errors.Any(error => error.Path is not [{ ValueKind: JsonValueKind.String }, ..]))
            return new GraphOutcome.Failed(http.Connection.Clean(errors.Count > 0 ? errors[0].Message ?? "" : "an answer without data"));
        if (data.Remove("rateLimit", out var limit) && limit.ValueKind == JsonValueKind.Object)
            http.Meter.Spend(http.Connection.ApiUrl.Host, limit.Deserialize(GraphJson.Default.RateLimitNode)?.Cost ?? 0);
        foreach (var error in errors)
            data.Remove(error.Path![0].GetString()!);
        return new GraphOutcome.Told(data);
    }
}
