using System.Net;
using System.Text.Json;
using BumpBot.Evidence;
using BumpBot.Http;
using BumpBot.Model;
using BumpBot.Registries.Http;
using BumpBot.Registries.Images;

namespace BumpBot.Registries;

/// <summary>Asks image registries whether a tag is there, and which digest it has.</summary>
/// <remarks>Source: the OCI distribution specification, "Pulling manifests", and the distribution project's token authentication.</remarks>
public sealed class ImageRegistry(RegistryHttp http, IReadOnlyList<RegistrySettings> settings, TimeProvider time) : IEvidenceSource
{
    /// <summary>What a registry need not take as a manifest is none.</summary>
    private const int LargestManifest = 4 << 20;

    private readonly RegistryTokens _tokens = new(http, time);

    public bool Serves(EvidenceQuestion question) => question is EvidenceQuestion.ImageTag;

    public async Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation)
    {
        if (question is not EvidenceQuestion.ImageTag(var name, var tag))
            return new EvidenceAnswer.Unknown($"{question} is not a question for an image registry");
        if (!ImageAddress.TryParse(name, out var image))
            return new EvidenceAnswer.Unknown($"{name} cannot be the name of an image");
        // No registry can have it.
        if (!ImageAddress.IsTag(tag))
            return new EvidenceAnswer.Absent();
        try
        {
            return await AskAsync(ImagePlace.Of(image.Registry, settings), image.Repository, tag, cancellation);
        }
        catch (FaultException e)
        {
            return new EvidenceAnswer.Unknown(e.Fault.Message);
        }
    }

    private async Task<EvidenceAnswer> AskAsync(ImagePlace place, string repository, string tag, CancellationToken cancellation)
    {
        using var head = await SendAsync(HttpMethod.Head, place, repository, tag, cancellation);
        if (head.StatusCode == HttpStatusCode.NotFound)
            return new EvidenceAnswer.Absent();
        if (head.StatusCode == HttpStatusCode.OK && ManifestDigest.NamedBy(head) is { } named)
            return new EvidenceAnswer.There([named]);
        if (head.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError)
            throw Refusals.Of(head.StatusCode, place.Registry, repository, place.Credentials);
        // No digest, or a registry that does not know HEAD.
        using var get = await SendAsync(HttpMethod.Get, place, repository, tag, cancellation);
        var body = await get.Content.ReadAsByteArrayAsync(cancellation);
        return get.StatusCode == HttpStatusCode.OK ? new EvidenceAnswer.There([DigestOf(get, body, place)])
            : get.StatusCode == HttpStatusCode.NotFound || SaysAbsent(body) ? new EvidenceAnswer.Absent()
            : throw Refusals.Of(get.StatusCode, place.Registry, repository, place.Credentials);
    }

    private static string DigestOf(HttpResponseMessage response, byte[] body, ImagePlace place) =>
        !ManifestTypes.IsManifest(response) ? throw FaultException.GiveUp($"{place.Registry} answered with something else than a manifest; check the address of its entry under registries:")
        : body.Length > LargestManifest ? throw FaultException.GiveUp($"{place.Registry} answered with a manifest larger than {LargestManifest >> 20} MB")
        : ManifestDigest.Of(body);

    /// <summary>Asks, and once more after doing what the registry asks for.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, ImagePlace place, string repository, string tag, CancellationToken cancellation)
    {
        var authorization = _tokens.Known(place, repository);
        for (var handshakes = 0; ; handshakes++)
        {
            using var request = new HttpRequestMessage(method, place.Manifest(repository, tag));
            ManifestTypes.Accept(request.Headers);
            request.Headers.Authorization = authorization;
            var response = await http.SendAsync(request, place.Reach, cancellation);
            // Another host that the registry redirected to has nothing to ask for.
            if (response.StatusCode != HttpStatusCode.Unauthorized || handshakes == 1 || !Origin.IsSame(response.RequestMessage!.RequestUri!, place.Url))
                return response;
            using (response)
                authorization = await _tokens.MeetAsync(response, place, repository, cancellation);
        }
    }

    /// <summary>Whether a refusal means that there is no such image or tag.</summary>
    private static bool SaysAbsent(byte[] body)
    {
        try
        {
            var errors = JsonSerializer.Deserialize(body, ImageJson.Default.ErrorsJson)?.Errors ?? [];
            return errors.Any(error => error?.Code is "MANIFEST_UNKNOWN" or "NAME_UNKNOWN");
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
