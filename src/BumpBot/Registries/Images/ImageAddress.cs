using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace BumpBot.Registries.Images;

/// <summary>An image's name, taken apart: <c>name</c> is <c>docker.io</c> and <c>library/name</c>.</summary>
/// <remarks>Source: the reference grammar of the distribution project, and the short names of Docker Hub.</remarks>
/// <param name="Registry">A host, with its port where it has one, in lower case.</param>
internal sealed partial record ImageAddress(string Registry, string Repository)
{
    public const string DockerHub = "docker.io";

    private const string UsualPort = ":443";

    private const int LongestRepository = 255;

    public static bool TryParse(string name, [NotNullWhen(true)] out ImageAddress? address)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var hasHost = first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost";
        var registry = hasHost ? Normalized(first) : DockerHub;
        var repository = hasHost ? name[(slash + 1)..] : name;
        if (registry == DockerHub && !repository.Contains('/', StringComparison.Ordinal))
            repository = "library/" + repository;
        address = Host().IsMatch(registry) && repository.Length <= LongestRepository && Path().IsMatch(repository) ? new ImageAddress(registry, repository) : null;
        return address is not null;
    }

    /// <summary>A registry's host as it is compared.</summary>
    public static string Normalized(string host)
    {
        var lower = host.ToLowerInvariant();
        if (lower.EndsWith(UsualPort, StringComparison.Ordinal))
            lower = lower[..^UsualPort.Length];
        return lower is "index.docker.io" or "registry-1.docker.io" ? DockerHub : lower;
    }

    /// <summary>Whether a registry can have the tag.</summary>
    public static bool IsTag(string text) => Tag().IsMatch(text);

    public override string ToString() => $"{Registry}/{Repository}";

    [GeneratedRegex(@"\A(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::[0-9]{1,5})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"\A(?>[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)(?:/(?>[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*))*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
