using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using BumpBot.Evidence;
using BumpBot.Http;
using BumpBot.Model;
using BumpBot.Registries.Http;
using BumpBot.Registries.NuGet;
using NuGet.Versioning;

namespace BumpBot.Registries;

/// <summary>Asks the configured NuGet feeds whether a version is there.</summary>
/// <remarks>Source: NuGet's documentation of the server API, version 3: "Service index" and "Package Content".</remarks>
public sealed partial class NuGetFeed(RegistryHttp http, IReadOnlyList<RegistrySettings> settings, TimeProvider time) : IEvidenceSource
{
    private const string PackageBaseAddress = "PackageBaseAddress/3.0.0";

    /// <summary>How long a feed's addresses are taken as known.</summary>
    private static readonly TimeSpan AddressesHold = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<RegistrySettings.NuGet> _feeds = [.. settings.OfType<RegistrySettings.NuGet>()];
    private readonly ConcurrentDictionary<Uri, (Uri Packages, DateTimeOffset Until)> _addresses = [];

    public bool Serves(EvidenceQuestion question) => _feeds.Count > 0 && question is EvidenceQuestion.NuGetPackage;

    public async Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation)
    {
        if (question is not EvidenceQuestion.NuGetPackage(var name, var text) || !Serves(question))
            return new EvidenceAnswer.Unknown($"{question} is not a question for a NuGet feed that is configured");
        if (!Id().IsMatch(name))
            return new EvidenceAnswer.Unknown($"{name} cannot be the name of a NuGet package");
        // No feed can have it.
        if (!NuGetVersion.TryParse(text, out var version))
            return new EvidenceAnswer.Absent();
        return await PlacesInOrder.AskAsync(_feeds, feed => AskAsync(feed, name, version, cancellation));
    }

    private async Task<EvidenceAnswer> AskAsync(RegistrySettings.NuGet feed, string name, NuGetVersion version, CancellationToken cancellation)
    {
        var packages = await PackagesAsync(feed, cancellation);
        using var response = await GetAsync(feed, new Uri(packages, $"{name.ToLowerInvariant()}/index.json"), cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return new EvidenceAnswer.Absent();
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusals.Of(response.StatusCode, feed.Url.IdnHost, name, feed.Credentials);
        var listed = (await JsonAnswers.ReadAsync(response, FeedJson.Default.VersionsJson, feed.Url.IdnHost, cancellation)).Versions ?? [];
        return listed.Any(candidate => NuGetVersion.TryParse(candidate, out var found) && found == version)
            ? new EvidenceAnswer.There([])
            : new EvidenceAnswer.Absent();
    }

    /// <summary>Where the feed keeps its packages.</summary>
    private async Task<Uri> PackagesAsync(RegistrySettings.NuGet feed, CancellationToken cancellation)
    {
        if (_addresses.TryGetValue(feed.Url, out var known) && known.Until > time.GetUtcNow())
            return known.Packages;
        using var response = await GetAsync(feed, feed.Url, cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            throw FaultException.GiveUp($"{feed.Url.IdnHost} has no NuGet feed at the address of its entry under registries: (404); it has to be that of the service index, which ends with index.json");
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusals.Of(response.StatusCode, feed.Url.IdnHost, "its service index", feed.Credentials);
        var index = await JsonAnswers.ReadAsync(response, FeedJson.Default.ServiceIndexJson, feed.Url.IdnHost, cancellation);
        var id = index.Resources?.FirstOrDefault(resource => resource?.Is(PackageBaseAddress) == true)?.Id;
        if (id is null || !Uri.TryCreate(id.TrimEnd('/') + "/", UriKind.Absolute, out var packages) || !Origin.MayLeadTo(feed.Url, packages))
            throw FaultException.GiveUp($"the NuGet feed of {feed.Url.IdnHost} names no usable address of its packages ({PackageBaseAddress}); feeds of version 2 cannot be asked");
        _addresses[feed.Url] = (packages, time.GetUtcNow() + AddressesHold);
        return packages;
    }

    private async Task<HttpResponseMessage> GetAsync(RegistrySettings.NuGet feed, Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (Origin.IsSame(feed.Url, address))
            request.Headers.Authorization = BasicCredentials.Header(feed.Credentials);
        return await http.SendAsync(request, Reach.Configured, cancellation);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
