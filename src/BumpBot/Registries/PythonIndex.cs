using System.Net;
using System.Net.Http.Headers;
using BumpBot.Evidence;
using BumpBot.Model;
using BumpBot.Registries.Http;
using BumpBot.Registries.Python;

namespace BumpBot.Registries;

/// <summary>Asks the configured indexes of Python packages for a version's files.</summary>
/// <remarks>Source: PEP 691 for the JSON of the simple API; Warehouse's JSON API, beside it, for indexes that have only web pages there.</remarks>
public sealed class PythonIndex(RegistryHttp http, IReadOnlyList<RegistrySettings> settings) : IEvidenceSource
{
    private const string SimpleType = "application/vnd.pypi.simple.v1+json";
    private const string JsonType = "application/json";

    private readonly IReadOnlyList<RegistrySettings.Python> _indexes = [.. settings.OfType<RegistrySettings.Python>()];

    public bool Serves(EvidenceQuestion question) => _indexes.Count > 0 && question is EvidenceQuestion.PythonPackage;

    public async Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation)
    {
        if (question is not EvidenceQuestion.PythonPackage(var name, var version) || !Serves(question))
            return new EvidenceAnswer.Unknown($"{question} is not a question for a Python package index that is configured");
        if (!ProjectName.IsName(name))
            return new EvidenceAnswer.Unknown($"{name} cannot be the name of a Python package");
        return await PlacesInOrder.AskAsync(_indexes, index => AskAsync(index, ProjectName.Normalized(name), version, cancellation));
    }

    private async Task<EvidenceAnswer> AskAsync(RegistrySettings.Python index, string project, string version, CancellationToken cancellation)
    {
        using var response = await GetAsync(index, Simple(index, $"{project}/"), SimpleType, cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return new EvidenceAnswer.Absent();
        if (response.StatusCode == HttpStatusCode.NotAcceptable || (response.StatusCode == HttpStatusCode.OK && !IsJson(response)))
            return await AskOlderAsync(index, project, version, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusals.Of(response.StatusCode, index.Url.IdnHost, project, index.Credentials);
        var page = await JsonAnswers.ReadAsync(response, IndexJson.Default.SimpleJson, index.Url.IdnHost, cancellation);
        if (page.Files is null || page.Meta?.ApiVersion?.StartsWith("1.", StringComparison.Ordinal) == false)
            throw FaultException.GiveUp($"{index.Url.IdnHost} answered with a simple API of another version than 1");
        return IndexFile.Answer(page.Files.Select(IndexFile.Of)
            .Where(file => DistributionName.VersionOf(file.Name, project) is { } found && PythonVersion.Matches(version, found)));
    }

    private async Task<EvidenceAnswer> AskOlderAsync(RegistrySettings.Python index, string project, string version, CancellationToken cancellation)
    {
        using var response = await GetAsync(index, Simple(index, $"../pypi/{project}/{Uri.EscapeDataString(version)}/json"), JsonType, cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return await AskForAllVersionsAsync(index, project, version, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusals.Of(response.StatusCode, index.Url.IdnHost, project, index.Credentials);
        var page = await JsonAnswers.ReadAsync(response, IndexJson.Default.VersionJson, index.Url.IdnHost, cancellation);
        return IndexFile.Answer((page.Files ?? []).Select(IndexFile.Of));
    }

    /// <summary>A version that is not found by its spelling may be there by another, and an index without the older API has no version at all.</summary>
    private async Task<EvidenceAnswer> AskForAllVersionsAsync(RegistrySettings.Python index, string project, string version, CancellationToken cancellation)
    {
        using var response = await GetAsync(index, Simple(index, $"../pypi/{project}/json"), JsonType, cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            throw FaultException.GiveUp($"{index.Url.IdnHost} offers neither the JSON of the simple API (PEP 691) nor the older JSON API beside it, so bumpbot cannot read it");
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusals.Of(response.StatusCode, index.Url.IdnHost, project, index.Credentials);
        var page = await JsonAnswers.ReadAsync(response, IndexJson.Default.ProjectJson, index.Url.IdnHost, cancellation);
        return IndexFile.Answer((page.Releases ?? new Dictionary<string, IReadOnlyList<OlderFileJson?>?>())
            .Where(release => PythonVersion.Matches(version, release.Key))
            .SelectMany(release => release.Value ?? [])
            .Select(IndexFile.Of));
    }

    private async Task<HttpResponseMessage> GetAsync(RegistrySettings.Python index, Uri address, string type, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        request.Headers.Authorization = BasicCredentials.Header(index.Credentials);
        return await http.SendAsync(request, Reach.Configured, cancellation);
    }

    private static Uri Simple(RegistrySettings.Python index, string relative) =>
        new(new Uri(index.Url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"), relative);

    private static bool IsJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type
        && (type.Equals(SimpleType, StringComparison.OrdinalIgnoreCase) || type.Equals(JsonType, StringComparison.OrdinalIgnoreCase));
}
