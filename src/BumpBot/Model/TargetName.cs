using Updaters.References;

namespace BumpBot.Model;

/// <summary>Which repository is kept current: one on the forge, or a local clone. A closed family.</summary>
public abstract record TargetName
{
    private TargetName() { }

    /// <summary>Which of its bases is meant, where it has several; null = the first or only one.</summary>
    public string? Line { get; init; }

    public sealed record OnForge(RepoName Repo) : TargetName
    {
        public override string ToString() => InWords(Repo.ToString());
    }

    /// <param name="Folder">The full path of the working tree.</param>
    /// <param name="Repo">What its remote <c>origin</c> calls it; null where it has none.</param>
    public sealed record LocalFolder(string Folder, RepoName? Repo) : TargetName
    {
        public override string ToString() => InWords(Repo?.ToString() ?? Folder);
    }

    /// <summary>The repository's name, where it is known: an upstream's default names tie nothing in its own repository.</summary>
    public RepoName? RepoOrNull => this switch
    {
        OnForge forge => forge.Repo,
        LocalFolder local => local.Repo,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether a name in the ledger is this target's, or that of one of its bases.</summary>
    public bool Covers(string name) =>
        name.StartsWith(ToString()!, StringComparison.OrdinalIgnoreCase) && (name.Length == ToString()!.Length || name[ToString()!.Length] == '@');

    private string InWords(string name) => Line is null ? name : $"{name}@{Line}";
}
