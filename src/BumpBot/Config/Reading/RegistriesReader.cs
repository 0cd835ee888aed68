using BumpBot.Config.Yaml;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>registries:</c>. Messages never show an address: it may hold a password.</summary>
internal static class RegistriesReader
{
    private const int MostRegistries = 50;

    public static IReadOnlyList<RegistrySettings> Read(Section top)
    {
        var items = top.Items("registries");
        if (items.Count > MostRegistries)
            top.Problems.Add(items[MostRegistries].At, $"more than {MostRegistries} registries", "remove some");
        var registries = new List<RegistrySettings>();
        foreach (var item in items.Take(MostRegistries))
        {
            if (item is not ConfigNode.Map map)
                top.Problems.Add(item.At, "a registry has keys of its own", $"write {top.Example("registries")}");
            else if (ReadOne(Section.Open(map, "registries[]", top.Scalars)) is { } registry)
                Add(registry, item.At, registries, top);
        }
        return registries;
    }

    private static void Add(RegistrySettings registry, Position at, List<RegistrySettings> registries, Section top)
    {
        if (registries.Exists(other => IsSame(other, registry)))
            top.Problems.Add(at, "a second registry for the same names", "remove one of the two");
        else
            registries.Add(registry);
    }

    /// <summary>A host of images is asked at one place; of package indexes there is one each.</summary>
    private static bool IsSame(RegistrySettings one, RegistrySettings other) => (one, other) switch
    {
        (RegistrySettings.Images a, RegistrySettings.Images b) => a.Host == b.Host,
        _ => one.GetType() == other.GetType(),
    };

    private static RegistrySettings? ReadOne(Section registry)
    {
        var (images, python, nuget, url) = (registry.Text("images"), registry.Text("python"), registry.Text("nuget"), registry.Text("url"));
        var credentials = Credentials(registry);
        Scalar?[] kinds = [images, python, nuget];
        if (kinds.Count(kind => kind is not null) != 1)
        {
            registry.Problems.Add(registry.At, "a registry is one of images, python and nuget", $"write {registry.Example("images")}, {registry.Example("python")} or {registry.Example("nuget")}");
            return null;
        }
        if (url is not null && images is null)
            registry.Problems.Add(url.At, "url belongs to images alone", "write the address behind python or nuget itself");
        if (images is not null)
            return Host(images, registry) is { } host ? new RegistrySettings.Images(host, url is null ? null : Address(url, registry, "url"), credentials) : null;
        var address = Address(python ?? nuget!, registry, python is null ? "nuget" : "python");
        return address is null ? null
            : python is not null ? new RegistrySettings.Python(WithSlash(address), credentials)
            : new RegistrySettings.NuGet(address, credentials);
    }

    private static RegistryCredentials? Credentials(Section registry)
    {
        var username = registry.Text("username");
        var password = registry.Text("password");
        if (username is not null && registry.Find("password") is null)
            registry.Problems.Add(username.At, "a username without a password", $"write {registry.Example("password")} beside it");
        return password is null ? null : new RegistryCredentials(username?.Value, password.Value);
    }

    /// <summary>As image names begin: <c>ghcr.io</c>, <c>registry.example.org:5000</c>; null = a problem.</summary>
    private static string? Host(Scalar text, Section registry)
    {
        var host = text.Value.ToLowerInvariant();
        if (Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var url) && url.Authority == host && url.UserInfo.Length == 0)
            return host;
        registry.Problems.Add(text.At, "images is not the host of a registry", $"write it without https:// and path, such as {registry.Example("images")}; url says where it is reached");
        return null;
    }

    /// <summary>An absolute address; plain http without a password only, or on this machine, since it would be sent in clear.</summary>
    private static Uri? Address(Scalar text, Section registry, string key)
    {
        var (problem, remedy) =
            !Uri.TryCreate(text.Value, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") ? ($"{key} is not an address", $"write {registry.Example(key)}")
            : url.UserInfo.Length > 0 ? ($"{key} has a user name or password in it", "write them as username: and password:")
            : url.Query.Length + url.Fragment.Length > 0 ? ($"{key} has a ? or # in it", $"write {registry.Example(key)}")
            : url is { Scheme: "http", IsLoopback: false } && registry.Find("password") is not null ? ($"{key} is plain http, so that the password could be read on its way", "write https")
            : ("", "");
        if (problem.Length == 0)
            return url;
        registry.Problems.Add(text.At, problem, remedy);
        return null;
    }

    private static Uri WithSlash(Uri url) => url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
}
