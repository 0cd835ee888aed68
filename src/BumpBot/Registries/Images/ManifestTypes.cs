using System.Net.Http.Headers;

namespace BumpBot.Registries.Images;

/// <summary>The manifests that a tag may stand for. Those of several platforms come first, so that the digest is that of the whole.</summary>
internal static class ManifestTypes
{
    private static readonly string[] All =
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    public static void Accept(HttpRequestHeaders headers)
    {
        foreach (var type in All)
            headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
    }

    /// <summary>Whether an answer is one: another kind (the old signed manifests, a web page) has no digest of its bytes.</summary>
    public static bool IsManifest(HttpResponseMessage response) =>
        All.Contains(response.Content.Headers.ContentType?.MediaType, StringComparer.OrdinalIgnoreCase);
}
