using BumpBot.Http;
using BumpBot.Model;
using BumpBot.Registries.Http;

namespace BumpBot.Registries.Images;

/// <summary>Where a registry is asked, and as whom.</summary>
/// <param name="Registry">The host as images name it.</param>
/// <param name="Url">Ends with a slash.</param>
/// <param name="Credentials">Null = anonymous.</param>
internal sealed record ImagePlace(string Registry, Uri Url, RegistryCredentials? Credentials, Reach Reach)
{
    private const string DockerHubApi = "registry-1.docker.io";

    /// <summary>The configured place of a registry; else the usual one.</summary>
    /// <exception cref="FaultException">The registry is not configured and may not be asked without being so.</exception>
    public static ImagePlace Of(string registry, IEnumerable<RegistrySettings> settings)
    {
        var entry = settings.OfType<RegistrySettings.Images>().FirstOrDefault(images => ImageAddress.Normalized(images.Host) == registry);
        var usual = new Uri($"https://{(registry == ImageAddress.DockerHub ? DockerHubApi : registry)}/");
        if (entry is not null)
            return new ImagePlace(registry, entry.Url is { } url ? new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/") : usual, entry.Credentials, Reach.Configured);
        return PublicHost.Allows(usual) ? new ImagePlace(registry, usual, null, Reach.Public) : throw PublicHost.Refusal(registry);
    }

    public Uri Manifest(string repository, string reference) => new(Url, $"v2/{repository}/manifests/{reference}");

    /// <summary>Whether a place that an answer of the registry names for getting tokens may be asked, with the credentials where there are any.</summary>
    public bool MayAskForTokens(Uri realm) =>
        Origin.MayLeadTo(Url, realm) && (Reach == Reach.Configured || PublicHost.Allows(realm));
}
