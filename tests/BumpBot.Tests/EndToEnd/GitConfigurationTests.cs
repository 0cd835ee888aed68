namespace BumpBot.Tests.EndToEnd;

/// <summary>The user's own git configuration is shut out from the first thing that is done with git.</summary>
public sealed class GitConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bumpbot-config-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("demo")]
    [InlineData("run --local . --dry-run")]
    public async Task A_broken_configuration_of_the_user_is_nobodys_concern(string arguments)
    {
        LibGit2Sharp.Repository.Init(Path.Combine(_folder, "clone"));
        using (var repository = new LibGit2Sharp.Repository(Path.Combine(_folder, "clone")))
        {
            File.WriteAllText(Path.Combine(repository.Info.WorkingDirectory, "bumpbot.yml"), "watch: []\n");
            LibGit2Sharp.Commands.Stage(repository, "*");
            var author = new LibGit2Sharp.Signature("Ada", "ada@example.org", DateTimeOffset.UnixEpoch);
            repository.Commit("First", author, author, new LibGit2Sharp.CommitOptions());
        }
        File.WriteAllText(Path.Combine(_folder, ".gitconfig"), "[core\n");
        var environment = new Dictionary<string, string> { ["HOME"] = _folder };
        var outcome = await BotProcess.RunAsync(Path.Combine(_folder, "clone"), environment, [.. arguments.Split(' '), "--cache", Path.Combine(_folder, "cache")]);
        Assert.DoesNotContain("LibGit2SharpException", outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(".gitconfig", outcome.ToString(), StringComparison.Ordinal);
        Assert.True(outcome.ExitCode is 0 or 2, outcome.ToString());
    }
}
