namespace BumpBot.Model;

/// <summary>An entry of <c>registries:</c>, a place that is asked for evidence. A closed family.</summary>
/// <param name="Credentials">Null = anonymous.</param>
public abstract record RegistrySettings(RegistryCredentials? Credentials)
{
    /// <summary>An image registry.</summary>
    /// <param name="Host">As image names begin (<c>ghcr.io</c>, <c>docker.io</c>, <c>registry.example.org:5000</c>).</param>
    /// <param name="Url">Where it is reached, if not at <c>https://Host</c>: a mirror, or plain http.</param>
    public sealed record Images(string Host, Uri? Url, RegistryCredentials? Credentials) : RegistrySettings(Credentials);

    /// <summary>An index of Python packages: the address of its simple API (PEP 503, PEP 691), such as <c>https://pypi.example.org/simple/</c>.</summary>
    public sealed record Python(Uri Url, RegistryCredentials? Credentials) : RegistrySettings(Credentials);

    /// <summary>A NuGet feed: the address of its service index (version 3), ending with <c>index.json</c>.</summary>
    public sealed record NuGet(Uri Url, RegistryCredentials? Credentials) : RegistrySettings(Credentials);
}

/// <param name="Username">Null = the password is a token by itself.</param>
public sealed record RegistryCredentials(string? Username, string Password)
{
    public override string ToString() => Username is null ? "a token" : $"{Username}, with a password";
}
