using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>A whole container image reference with a tag: <c>name:tag</c> or <c>name:tag@sha256:…</c>.</summary>
/// <param name="Name">As written, with its registry.</param>
/// <param name="Tag">Where the tag stands in the parsed text.</param>
/// <param name="Digest">Where <c>sha256:…</c> stands; null where there is none.</param>
/// <remarks>The grammar of the distribution reference, but upper case is let through in the name: documents write it, and names are compared without case.</remarks>
internal readonly partial record struct ImageReference(string Name, TextSpan Tag, TextSpan? Digest)
{
    /// <summary>Reads a text that is an image reference from end to end; a tag without any digit is no version, and is not read.</summary>
    public static bool TryParse(string text, out ImageReference reference)
    {
        reference = default;
        var match = Form().Match(text);
        if (!match.Success || !match.Groups["tag"].ValueSpan.ContainsAnyInRange('0', '9'))
            return false;
        reference = new ImageReference(match.Groups["name"].Value, SpanOf(match.Groups["tag"]), match.Groups["digest"].Success ? SpanOf(match.Groups["digest"]) : null);
        return true;
    }

    /// <summary>One spelling for all that name the same image: lower case, Docker Hub's names with their registry.</summary>
    public static string Normalize(string name)
    {
        var lower = name.ToLowerInvariant();
        var slash = lower.IndexOf('/');
        var host = slash < 0 ? "" : lower[..slash];
        var path = lower[(slash + 1)..];
        if (host is "docker.io" or "index.docker.io" or "registry-1.docker.io")
            return OnDockerHub(path);
        return host == "localhost" || host.AsSpan().ContainsAny('.', ':') ? lower : OnDockerHub(lower);
    }

    private static string OnDockerHub(string path) => "docker.io/" + (path.Contains('/') ? path : "library/" + path);

    private static TextSpan SpanOf(Group group) => new(group.Index, group.Length);

    [GeneratedRegex(@"\A(?<name>[A-Za-z0-9][A-Za-z0-9._-]*(?::[0-9]+(?=/))?(?:/[A-Za-z0-9._-]+)*):(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})(?:@(?<digest>sha256:[0-9a-f]{64}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
