using BumpBot.GitHub;
using BumpBot.GitHub.Graph;
using BumpBot.Model;
using BumpBot.Watching;
using CsCheck;
using Sandbox;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

/// <summary>What GraphQL tells of an upstream is what REST tells.</summary>
public sealed class BothWaysTests : SandboxFixture
{
    private static readonly Gen<Follow> Follows = OneOf(
        Follow.Releases, Follow.Tags, Follow.Releases | Follow.Tags, Follow.Commits, Follow.Releases | Follow.Commits, Follow.Tags | Follow.Commits);

    private static readonly Gen<Entry> Entries = Gen.Select(
        Gen.Int[0, 3], Gen.Bool, OneOf(null, "", "# Notes\n\n@someone"), OneOf(null, "Name"), Gen.Int[0, 400],
        (kind, flag, notes, name, days) => new Entry(kind, flag, notes, name, days));

    private static readonly Gen<World> Worlds = Gen.Select(
        Follows, Entries.Array[0, 12], Gen.Int[0, 140], Gen.Bool, Gen.Bool, (follow, entries, many, empty, archived) => new World(follow, entries, many < 110 ? 0 : many, empty, archived));

    private int _named;

    [Fact]
    public async Task Both_ways_of_looking_tell_the_same()
    {
        var feed = new GitHubFeed(Http(BotToken), TimeProvider.System, Log);
        await Worlds.Array[51].SampleAsync(
            async worlds =>
            {
                List<LookRequest> requests = [.. worlds.Select(world => new LookRequest(new UpstreamSource(Make(world), null), world.Follow, null))];
                var together = await feed.LookTogetherAsync(requests, CancellationToken.None);
                Assert.Equal(requests.Count, together.Count);
                foreach (var (request, world) in requests.Zip(worlds))
                    AssertSame((await feed.LookAsync(request, CancellationToken.None)).Snapshot, together[request].Snapshot, world);
            },
            iter: 6, threads: 1);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void AssertSame(Snapshot rest, Snapshot graph, World world)
    {
        Assert.Equal((rest.Repo, rest.RepositoryId, rest.Source, rest.Head, rest.Archived), (graph.Repo, graph.RepositoryId, graph.Source, graph.Head, graph.Archived));
        // GraphQL looks at the few youngest tags, REST at the first by name.
        if (world is { Many: 0, Entries.Length: <= UpstreamQuery.YoungestTags })
            Assert.Equal(rest.TagBeyond, graph.TagBeyond);
        Assert.Equal(rest.Releases.Select(Plain), graph.Releases.Select(Plain));
        foreach (var (one, other) in rest.Releases.Zip(graph.Releases))
        {
            // REST does not tell the commit of a release, GraphQL no notes beyond the first page.
            Assert.True(one.Commit is null || one.Commit == other.Commit, one.Tag);
            Assert.True(other.NotesLeftOut || (one.Notes ?? "") == (other.Notes ?? ""), one.Tag);
        }
        Assert.DoesNotContain(graph.Releases.Take(25), release => release.NotesLeftOut);
    }

    private static Release Plain(Release release) => release with { Notes = null, Commit = null, NotesLeftOut = false };

    private RepoName Make(World world)
    {
        var name = $"made/world{_named++}";
        var repository = world.IsEmpty && world.Entries.Length == 0 ? GitHub.AddEmptyRepository(name) : GitHub.AddRepository(name);
        repository.IsArchived = world.IsArchived;
        foreach (var (number, entry) in world.Entries.Index())
            Add(repository, entry, $"v1.{number}.0");
        for (var i = 0; i < world.Many && world.Entries.Length > 0; i++)
            Add(repository, world.Entries[i % world.Entries.Length], $"v2.{i}.0");
        return RepoName.Parse(name);
    }

    private static void Add(SandboxRepository repository, Entry entry, string tag)
    {
        switch (entry.Kind)
        {
            case 0:
                repository.AddTag(tag);
                break;
            case 1:
                repository.AddAnnotatedTag(tag);
                break;
            case 2:
                repository.AddRelease(tag, entry.Notes, entry.Name, draft: true);
                break;
            default:
                repository.AddRelease(tag, entry.Notes, entry.Name, prerelease: entry.Flag, publishedAt: DateTimeOffset.UtcNow.AddDays(-entry.Days));
                break;
        }
    }

    private sealed record Entry(int Kind, bool Flag, string? Notes, string? Name, int Days);

    private sealed record World(Follow Follow, Entry[] Entries, int Many, bool IsEmpty, bool IsArchived);
}
