using BumpBot.Model;
using BumpBot.Scanning;
using BumpBot.Targets;
using Updaters;
using Updaters.Docs;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Discovery;

/// <summary>
/// Finds what could be watched: every repository that a file names is tried on that file by the updaters, and counts where they find a
/// version that the repository's own name ties. So nothing is proposed that a run would not find. Pure over the blobs.
/// </summary>
public static class DiscoverUpstreams
{
    private const string GitHubRegistry = "ghcr.io/";

    private static readonly string Docs = new DocsUpdater().Name;

    /// <param name="own">The repository that the files are of; null = it is not known.</param>
    /// <param name="forgeHost">A URL there names a repository, as one on github.com does.</param>
    public static Discovered In(IBase @base, RepoName? own, string forgeHost)
    {
        IReadOnlyList<string> hosts = [.. Upstream.GitHubHosts.Append(forgeHost).Distinct(StringComparer.OrdinalIgnoreCase)];
        List<(FileText File, List<IFileUpdater> Readers)> files = [.. Readable(@base, own)];
        var proven = files.SelectMany(file => Proven(file.File, file.Readers, hosts)).Distinct().Where(repo => !repo.Equals(own)).ToList();
        var leftOut = proven.Where(repo => own is not null && repo.Name.Equals(own.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        var places = Places(files, [.. proven.Except(leftOut).Select(repo => Of(repo, hosts))]);
        return new Discovered(Ranked(places), [.. UnplacedNames.In(files, places)], leftOut);
    }

    private static IEnumerable<(FileText, List<IFileUpdater>)> Readable(IBase @base, RepoName? own)
    {
        foreach (var file in @base.Files.Where(file => file.Size <= Scanner.LargestFile && file.Path != TargetConfig.FileName))
        {
            List<IFileUpdater> readers = [.. FileUpdaters.All.Where(updater => updater.Handles(file.Path))];
            if (readers.Count > 0 && @base.Read(file) is var bytes && !FileBytes.IsBinary(bytes))
                yield return (new FileText(file.Path, FileBytes.Decode(bytes).Text) { Repository = own }, readers);
        }
    }

    /// <summary>The repositories that the file itself ties to a version: by its structure, or as the owner and name of an image in GitHub's registry.</summary>
    private static IEnumerable<RepoName> Proven(FileText file, List<IFileUpdater> readers, IReadOnlyList<string> hosts)
    {
        List<Upstream> named = [.. NamedRepositories.In(file.Text, hosts).Select(repo => Of(repo, hosts))];
        return named.Count == 0
            ? []
            : Scanner.FindIn(file, readers, named).Where(found => !found.OptedOut && IsProof(found.Reference.Tie)).Select(found => found.Reference.Upstream.Repo);
    }

    private static bool IsProof(Tie tie) => tie switch
    {
        Tie.ByStructure or Tie.ByComment => true,
        Tie.ByName name => name.Written.StartsWith(GitHubRegistry, StringComparison.OrdinalIgnoreCase),
        Tie.ByRule => false,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static List<FoundReference> Places(List<(FileText File, List<IFileUpdater> Readers)> files, List<Upstream> upstreams) => upstreams.Count == 0
        ? []
        : [.. files.AsParallel().AsOrdered()
            .Where(file => NameSearch.For(upstreams).MayName(file.File.Text))
            .SelectMany(file => Scanner.FindIn(file.File, file.Readers, upstreams))
            .Where(found => !found.OptedOut)];

    private static IReadOnlyList<FoundUpstream> Ranked(List<FoundReference> places) =>
    [
        .. from found in places
           group found by found.Reference.Upstream.Repo into one
           let inCode = one.Count(found => found.Updater != Docs)
           orderby inCode > 0 descending, inCode descending, one.Count() descending, one.Key.ToString()
           select new FoundUpstream(one.Key, one.Count(), [.. one.GroupBy(found => found.Reference.Path).OrderByDescending(path => path.Count()).Select(path => path.Key)], inCode > 0),
    ];

    private static Upstream Of(RepoName repo, IReadOnlyList<string> hosts) => hosts.Aggregate(Upstream.WithDefaultNames(new UpstreamId(repo, null)), (upstream, host) => upstream.AlsoOn(host));
}
