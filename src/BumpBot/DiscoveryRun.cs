using BumpBot.Discovery;
using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot;

/// <summary>Opens a repository as a run does, and finds what could be watched for it. Nothing is changed.</summary>
/// <param name="forgeHost">The host of the forge's pages: a URL there names a repository, as one on github.com does.</param>
public sealed class DiscoveryRun(IReadOnlyList<ITargetHost> hosts, string forgeHost)
{
    /// <exception cref="FaultException">The repository could not be opened or read.</exception>
    public async Task<Discovered> RunAsync(TargetName target, CancellationToken cancellation)
    {
        using var opened = await hosts.First(host => host.Serves(target)).OpenAsync(target, cancellation);
        var @base = await opened.Repository.AtBaseAsync(branch: null, cancellation);
        return DiscoverUpstreams.In(@base, target.RepoOrNull, forgeHost);
    }
}
