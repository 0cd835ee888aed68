using System.Net.Http.Headers;
using BumpBot.Http;
using BumpBot.Model;

namespace BumpBot.GitHub.Http;

/// <summary>Gives each request the headers that GitHub asks for. Nothing goes to another origin than the API's.</summary>
internal sealed class ApiHeadersHandler(GitHubConnection connection) : DelegatingHandler
{
    /// <summary>A file as it is, of any size, in place of JSON: the one other form that is asked for.</summary>
    public const string RawFile = "application/vnd.github.raw+json";

    // The same for all requests, and read once.
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/vnd.github+json");
    private static readonly MediaTypeWithQualityHeaderValue Raw = new(RawFile);
    private static readonly ProductInfoHeaderValue Program = new(ProgramName.Name, ProgramName.Version);
    private const string ApiVersion = "2022-11-28";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !connection.IsApi(address))
            throw FaultException.GiveUp($"an address on {request.RequestUri?.Host} was to be asked, but only {connection.ApiUrl.Host} may be");
        var accept = request.Headers.Accept;
        var isRaw = accept.Any(accepted => accepted.MediaType == RawFile);
        accept.Clear();
        accept.Add(isRaw ? Raw : Json);
        request.Headers.Remove("X-GitHub-Api-Version");
        request.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", ApiVersion);
        var program = request.Headers.UserAgent;
        program.Clear();
        program.Add(Program);
        // Octokit labels its JSON as a form.
        if (request.Content is { } content)
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return base.SendAsync(request, cancellationToken);
    }
}
