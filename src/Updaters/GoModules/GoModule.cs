using System.Globalization;
using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.GoModules;

/// <summary>A module whose path is a repository, or a folder of one: <c>github.com/owner/name/folder/v2</c>.</summary>
/// <remarks>
/// https://go.dev/ref/mod#module-path, https://go.dev/ref/mod#vcs-version. The tags of a module in a folder begin with the folder's path; from
/// v2 on the path ends with the major version, and another major version is another module.
/// </remarks>
internal static partial class GoModule
{
    public static IEnumerable<Reference> Find(FileText file, string path, TextSpan version, IReadOnlyList<Upstream> upstreams)
    {
        var match = Path().Match(path);
        if (!match.Success || !RepoName.TryParse($"{match.Groups["owner"].Value}/{match.Groups["name"].Value}", out var repo))
            yield break;
        var (host, folder) = (match.Groups["host"].Value, match.Groups["folder"].Value);
        foreach (var upstream in upstreams)
        {
            if (upstream.Id.Repo == repo && upstream.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase) && HasTagsOf(upstream, folder)
                && At(file, upstream, folder, version, match.Groups["major"].Value) is { } reference)
            {
                yield return reference;
            }
        }
    }

    private static bool HasTagsOf(Upstream upstream, string folder)
    {
        var pattern = upstream.Tag?.ToString() ?? "";
        return folder.Length == 0 ? !pattern.Contains('/', StringComparison.Ordinal) : pattern.StartsWith(folder + "/", StringComparison.Ordinal);
    }

    private static Reference? At(FileText file, Upstream upstream, string folder, TextSpan version, string pathMajor)
    {
        var written = version.Of(file.Text);
        if (PseudoVersion().Match(written) is { Success: true } pseudo)
        {
            var sha = new TextSpan(version.Start + pseudo.Groups["sha"].Index, pseudo.Groups["sha"].Length);
            return new Reference(upstream.Id, file.Path, sha, sha.Of(file.Text), ReferenceKind.Commit, Tie.Structure, []);
        }
        var match = Version().Match(written);
        if (!match.Success || !int.TryParse(match.Groups["major"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var major))
            return null;
        var span = new TextSpan(version.Start, match.Groups["version"].Length);
        return new Reference(upstream.Id, file.Path, span, span.Of(file.Text), folder.Length == 0 ? ReferenceKind.Tag : ReferenceKind.Value, Tie.Structure, [])
        {
            // v0 and v1 have one path.
            Majors = pathMajor.Length == 0 && major < 2 ? new MajorVersions(0, 1) : new MajorVersions(major, major),
        };
    }

    [GeneratedRegex(
        @"\A(?<host>[A-Za-z0-9.-]+\.[A-Za-z]+(?::[0-9]+)?)/(?<owner>[A-Za-z0-9_-]+)/(?<name>[A-Za-z0-9._-]+)(?:/(?<folder>(?!v[0-9]+\z)[^\s]*?))?(?:/v(?<major>[2-9]|[1-9][0-9]+))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"\A(?<version>v(?<major>[0-9]+)\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+)?)(?:\+incompatible)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"\Av[0-9]+\.[0-9]+\.[0-9]+-(?:[0-9A-Za-z.-]*\.)?[0-9]{14}-(?<sha>[0-9a-f]{12})(?:\+incompatible)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PseudoVersion();
}
