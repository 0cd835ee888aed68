using System.Net;
using BumpBot.Evidence;
using BumpBot.Model;
using BumpBot.Registries.Files;

namespace BumpBot.Registries;

/// <summary>Hashes files of releases and archives by reading them through. No token is sent: they have to be public, as for whoever installs from them.</summary>
/// <param name="apiUrl">Ends with a slash.</param>
/// <param name="serverUrl">Ends with a slash.</param>
public sealed class ReleaseFiles(RegistryHttp http, Uri apiUrl, Uri serverUrl) : IEvidenceSource
{
    private readonly ReleaseFileUrls _urls = new(apiUrl, serverUrl);

    public bool Serves(EvidenceQuestion question) => question is EvidenceQuestion.FileHash;

    public async Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation)
    {
        if (question is not EvidenceQuestion.FileHash(var repo, var url))
            return new EvidenceAnswer.Unknown($"{question} is not a question for a release's file");
        if (_urls.RepositoryOf(url) != repo)
            return new EvidenceAnswer.NoPlace($"{Shown(url)} is not a file of a release of {repo}, nor an archive of it, so it is not downloaded; move both by hand");
        try
        {
            return await HashAsync(url, cancellation);
        }
        catch (FaultException e)
        {
            return new EvidenceAnswer.Unknown($"the download failed: {e.Fault.Message}");
        }
    }

    private async Task<EvidenceAnswer> HashAsync(Uri url, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        using var response = await http.HashAsync(request, cancellation);
        var from = response.RequestMessage!.RequestUri!;
        if (response.StatusCode == HttpStatusCode.NotFound)
            return new EvidenceAnswer.Absent();
        if (response.StatusCode != HttpStatusCode.OK)
            throw FaultException.Retry($"{from.IdnHost} answered {(int)response.StatusCode}");
        if (IsPage(response, url) || _urls.IsLogin(from))
            throw FaultException.GiveUp($"{from.IdnHost} answered with a web page in its place; it may ask for a login");
        return new EvidenceAnswer.There([Convert.ToHexStringLower(await response.Content.ReadAsByteArrayAsync(cancellation))]);
    }

    /// <summary>A server that wants a login first answers with a page of its own.</summary>
    private static bool IsPage(HttpResponseMessage response, Uri url) =>
        response.Content.Headers.ContentType?.MediaType is "text/html"
        && !url.AbsolutePath.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
        && !url.AbsolutePath.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);

    /// <summary>Without what may be secret: user name, password, query.</summary>
    private static string Shown(Uri url) =>
        url.IsAbsoluteUri ? url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "the address";
}
