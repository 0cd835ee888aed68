using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot.Local;

/// <summary>Opens a local clone, with a forge of Markdown files in its git folder.</summary>
public sealed class LocalTargets(IRepositories repositories, TimeProvider time) : ITargetHost
{
    public bool Serves(TargetName target) => target is TargetName.LocalFolder;

    public async Task<OpenedTarget> OpenAsync(TargetName target, CancellationToken cancellation)
    {
        var local = target as TargetName.LocalFolder ?? throw new ArgumentException($"{target} is no local folder.", nameof(target));
        var repository = await repositories.OpenLocalAsync(local.Folder, cancellation);
        return new OpenedTarget(target, repository, new MarkdownForge(repository, time));
    }
}
