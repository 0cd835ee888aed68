using System.Text;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;
using Xunit;

namespace BumpBot.Tests.Runs;

/// <summary>Whose commit it is.</summary>
internal enum Author
{
    Bot,
    Person,

    /// <summary>A merge of base that adds nothing.</summary>
    Merge,
}

/// <param name="Base">The files of the base commit that it stands on.</param>
internal sealed record MemoryCommit(string Id, Author Author, MemoryCommit? Before, MemoryFiles Base, MemoryFiles Files);

/// <summary>Files of a fixed number of lines, so that a merge is one of line by line.</summary>
internal sealed record MemoryFiles(IReadOnlyDictionary<string, string[]> Lines)
{
    public string Text(string path) => string.Concat(Lines[path].Select(line => line + "\n"));

    public MemoryFiles With(string path, int line, string text) => With(path, [.. Lines[path].Select((old, i) => i == line ? text : old)]);

    public MemoryFiles With(string path, string[] lines) => new(new Dictionary<string, string[]>(Lines) { [path] = lines });

    /// <summary>Null = both changed a line, each in its own way.</summary>
    public static MemoryFiles? Merge(MemoryFiles origin, MemoryFiles ours, MemoryFiles theirs)
    {
        var merged = ours;
        foreach (var (path, lines) in origin.Lines)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                var (o, t) = (ours.Lines[path][i], theirs.Lines[path][i]);
                if (o != lines[i] && t != lines[i] && o != t)
                    return null;
                if (t != lines[i])
                    merged = merged.With(path, i, t);
            }
        }
        return merged;
    }
}

/// <summary>A target's repository in memory, judged as a real one is.</summary>
internal sealed class MemoryRepository(Life life, MemoryFiles files) : ITargetRepository
{
    private int _commits;

    public MemoryFiles Base { get; set; } = files;

    public Dictionary<string, MemoryCommit> Branches { get; } = [];

    /// <summary>Told of each line that the bot moves: the old one and the new one.</summary>
    public Action<string, string> OnMove { get; init; } = (_, _) => { };

    /// <summary>Its own <c>bumpbot.yml</c>; null = it has none.</summary>
    public string? Config { get; init; }

    public string DefaultBranch => "main";

    public byte[]? ReadAtDefaultBranch(string path) => path == TargetConfig.FileName && Config is not null ? Encoding.UTF8.GetBytes(Config) : null;

    public Task<IBase> AtBaseAsync(string? branch, CancellationToken cancellation) => Task.FromResult<IBase>(new View(
        Base, Branches.ToDictionary(b => b.Key, b => new StandingBranch(b.Key, b.Value.Id, OwnerOf(b.Value), MergeOf(b.Value)))));

    public Task<IReadOnlyList<PushResult>> PushAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PushResult>>([.. commits.Select(Push)]);

    public void Commit(string branch, Author author, Func<MemoryFiles, MemoryFiles> change)
    {
        var before = Branches[branch];
        Branches[branch] = new MemoryCommit(NextId(), author, before, before.Base, change(before.Files));
    }

    /// <summary>What the forge's "Update branch" does, where there is no conflict.</summary>
    public void Update(string branch)
    {
        var before = Branches[branch];
        if (MemoryFiles.Merge(before.Base, Base, before.Files) is { } merged)
            Branches[branch] = new MemoryCommit(NextId(), Author.Merge, before, Base, merged);
    }

    public bool TryMerge(string branch)
    {
        var merged = MemoryFiles.Merge(Branches[branch].Base, Base, Branches[branch].Files);
        Base = merged ?? Base;
        return merged is not null;
    }

    public void Dispose() { }

    private PushResult Push(BranchCommit commit)
    {
        Assert.Equal(commit.ExpectedHead, Branches.GetValueOrDefault(commit.Branch)?.Id);
        life.Spend($"push {commit.Branch}");
        var after = Base;
        foreach (var change in commit.Changes.Cast<FileChange>())
        {
            Assert.Equal(Base.Text(change.Path), Encoding.UTF8.GetString(change.Before));
            var lines = Encoding.UTF8.GetString(change.After).TrimEnd('\n').Split('\n');
            foreach (var (old, moved) in Base.Lines[change.Path].Zip(lines).Where(pair => pair.First != pair.Second))
                OnMove(old, moved);
            after = after.With(change.Path, lines);
        }
        Branches[commit.Branch] = new MemoryCommit(NextId(), Author.Bot, null, Base, after);
        return new PushResult.Pushed(commit.Branch, Branches[commit.Branch].Id);
    }

    private static BranchOwner OwnerOf(MemoryCommit head) => head.Author switch
    {
        Author.Bot => new BranchOwner.Bot(),
        Author.Merge => OwnerOf(head.Before!),
        _ => new BranchOwner.Person("a commit of a person's"),
    };

    private MergeOutcome MergeOf(MemoryCommit head) => MemoryFiles.Merge(head.Base, Base, head.Files) is { } merged
        ? new MergeOutcome.Clean(merged.Lines.Keys.Where(path => merged.Text(path) != Base.Text(path)).ToDictionary(path => path, path => (string?)IdOf(merged, path)))
        : new MergeOutcome.Conflict();

    private static string IdOf(MemoryFiles files, string path) => BlobId.Of(Encoding.UTF8.GetBytes(files.Text(path)));

    private string NextId() => $"commit {++_commits}";

    private sealed class View(MemoryFiles files, IReadOnlyDictionary<string, StandingBranch> branches) : IBase
    {
        public string Branch => "main";

        public string Commit => "base";

        public IReadOnlyList<TreeFile> Files { get; } =
            [.. files.Lines.Keys.Order().Select(path => new TreeFile(path, IdOf(files, path), TreeFileMode.Regular, files.Text(path).Length))];

        public IReadOnlyList<string> PathsNotUtf8 => [];

        public IReadOnlyDictionary<string, string> Submodules { get; } = new Dictionary<string, string>();

        public IReadOnlyDictionary<string, StandingBranch> Branches { get; } = branches;

        public byte[] Read(TreeFile file) => Encoding.UTF8.GetBytes(files.Text(file.Path));
    }
}
