using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Finds what command lines name with a version beside URLs and images: packages of any index, and repositories with their tags.</summary>
internal static class CommandLines
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
        file.Text.AsSpan(within.Start, within.Length).ContainsAnyInRange('0', '9')
            ?
            [
                .. PackagePins.Find(file, within, upstreams),
                .. InstallCommands.Find(file, within, upstreams),
                .. InstallCommands.InUrls(file, within, upstreams),
                .. RepositoryTags.InToolNames(file, within, upstreams),
                .. RepositoryTags.InCommands(file, within, upstreams),
                .. RepositoryTags.InReleaseCommands(file, within, upstreams),
            ]
            : [];
}
