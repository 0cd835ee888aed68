namespace BumpBot.Demo;

/// <summary>Makes real git repositories for the demo.</summary>
public interface IDemoRepositories
{
    /// <summary>A new repository with one commit that holds the files.</summary>
    void Create(string folder, IReadOnlyDictionary<string, byte[]> files);

    /// <summary>Commits a line to its change log and tags the commit.</summary>
    void Release(string folder, string tag, DateTimeOffset at);
}
