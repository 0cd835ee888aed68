using System.Text.Json;
using Serilog;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Keeps a <see cref="StoredTarget"/> per target in files that may be lost at any time.</summary>
/// <param name="folder">Made when something is written.</param>
public sealed class TargetCache(string folder, ILogger log)
{
    /// <summary>Null = none is kept, or none that can be read.</summary>
    internal StoredTarget? Read(RepoName repo, string identity)
    {
        try
        {
            using var file = File.OpenRead(PathOf(repo));
            var stored = JsonSerializer.Deserialize(file, StoredTargetJson.Default.StoredTarget);
            return stored is not null && stored.Identity == identity && repo.ToString().Equals(stored.Repo, StringComparison.OrdinalIgnoreCase) ? stored : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            log.Warning("What is cached about {Repo} cannot be read and is not used: {Reason}", repo, e.Message);
            return null;
        }
    }

    /// <summary>Whole or not at all. That it cannot be written is no reason to stop: the next look asks for more, that is all.</summary>
    internal void Write(RepoName repo, StoredTarget stored)
    {
        var path = PathOf(repo);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = File.Create(temporary))
                JsonSerializer.Serialize(file, stored, StoredTargetJson.Default.StoredTarget);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning("What was learned about {Repo} cannot be kept: {Reason}", repo, e.Message);
        }
    }

    /// <summary>A name cannot leave the folder: its forms are few, and neither <c>.</c> nor <c>..</c>.</summary>
    private string PathOf(RepoName repo) => Path.Combine(folder, repo.Owner.ToLowerInvariant(), repo.Name.ToLowerInvariant() + ".json");
}
