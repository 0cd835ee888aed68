using System.Text;
using BumpBot.Demo;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>Real git repositories for the demo, with fixed names and times.</summary>
public sealed class DemoRepositories : IDemoRepositories
{
    private static readonly DateTimeOffset Start = new(2024, 12, 1, 12, 0, 0, TimeSpan.Zero);

    public void Create(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        NativeGit.EnsureStarted();
        Repository.Init(folder);
        using var repository = new Repository(folder);
        repository.Refs.UpdateTarget("HEAD", "refs/heads/main");
        foreach (var (path, bytes) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
        LibGit2Sharp.Commands.Stage(repository, "*");
        Commit(repository, "Start", Start);
    }

    public void Release(string folder, string tag, DateTimeOffset at)
    {
        using var repository = new Repository(folder);
        File.AppendAllText(Path.Combine(folder, "README.md"), $"\n{tag}\n", new UTF8Encoding(false));
        LibGit2Sharp.Commands.Stage(repository, "README.md");
        repository.Tags.Add(tag, Commit(repository, $"Release {tag}", at));
    }

    private static Commit Commit(Repository repository, string message, DateTimeOffset at)
    {
        var author = new Signature("Demo", "demo@example.org", at);
        return repository.Commit(message, author, author);
    }
}
