using Sandbox;

namespace BumpBot.Tests.EndToEnd.Life;

/// <summary>How the target stands: what may not have changed is compared with it.</summary>
internal sealed record LifeView(IReadOnlyList<LifeThread> Threads, IReadOnlyDictionary<string, string> Heads, IReadOnlyDictionary<string, string> Base)
{
    public static LifeView Of(LifeWorld world) => new(
        [.. world.App.Pulls.Select(LifeThread.Of), .. world.App.Issues.Select(LifeThread.Of)],
        world.App.Branches.Where(branch => branch.StartsWith("bumpbot/", StringComparison.Ordinal)).ToDictionary(branch => branch, branch => world.App.HeadOf(branch)!),
        LifeWorld.Names.ToDictionary(name => name, name => world.VersionOn("main", name)!));

    /// <summary>What a run did must keep the design's invariants 3 to 6.</summary>
    /// <param name="blind">Of which upstream nothing could be seen; null = of none.</param>
    public void AssertKept(LifeWorld world, string? blind, bool targetIsBlind)
    {
        var now = Of(world);
        foreach (var before in Threads)
        {
            var after = now.Threads.Single(thread => thread.Number == before.Number);
            if (targetIsBlind || !before.IsOpen || (blind is not null && before.Names.Contains(blind)))
                Assert.Equal(before, after);
        }
        foreach (var (branch, head) in Heads)
        {
            if (targetIsBlind || world.App.CommitAt(head).AuthorName == "person" || (blind is not null && branch == $"bumpbot/tools--{blind}"))
                Assert.Equal(head, now.Heads.GetValueOrDefault(branch));
        }
        if (targetIsBlind)
            Assert.Equal(Threads.Count, now.Threads.Count);
        now.AssertNothingTwice();
        foreach (var thread in now.Threads.Where(thread => thread is { IsOpen: true, IsPull: true } && !Threads.Contains(thread)))
            AssertOffersOnlyWhatMayBe(world, thread);
    }

    private void AssertNothingTwice()
    {
        var open = Threads.Where(thread => thread.IsOpen).ToList();
        Assert.Distinct(open.Where(thread => thread.IsPull).SelectMany(thread => thread.Names));
        Assert.Distinct(open.Where(thread => !thread.IsPull).SelectMany(thread => thread.Names.Select(name => $"{thread.Kind} {name}")));
    }

    private void AssertOffersOnlyWhatMayBe(LifeWorld world, LifeThread offered)
    {
        var isNew = Threads.All(before => before.Number != offered.Number);
        foreach (var member in LifeThreads.Members(world.App.Pull(offered.Number)))
        {
            var (name, to) = (member.Upstream.Repo.Name, LifeThreads.MinorOf(member.Tag));
            Assert.Contains((name, member.Tag), world.Published);
            if (isNew)
            {
                Assert.True(to > LifeThreads.MinorOf(Base[name]), $"{name} would be moved down from {Base[name]} to {member.Tag}");
                Assert.DoesNotContain(Threads, before => before is { IsPull: true, IsClosedByPerson: true } && before.Tags.Any(tag => tag.StartsWith($"{name}@", StringComparison.Ordinal) && LifeThreads.MinorOf(tag.Split('@')[1]) >= to));
            }
        }
    }
}

/// <summary>An issue or a pull request, as far as the bot may change it.</summary>
internal sealed record LifeThread(int Number, bool IsPull, bool IsOpen, string Title, string Body, int Comments)
{
    private LifeThread(SandboxIssue thread)
        : this(thread.Number, thread is SandboxPull, thread.IsOpen, thread.Title, thread.Body ?? "", thread.Comments.Count)
    {
        var mark = LifeThreads.MarkOf(thread);
        Kind = mark?.Kind.ToString() ?? "";
        Names = [.. LifeThreads.Names(thread)];
        Tags = [.. LifeThreads.Members(thread).Select(member => $"{member.Upstream.Repo.Name}@{member.Tag}")];
        IsClosedByPerson = !thread.IsOpen && mark is { ClosedReason: null } && thread is not SandboxPull { IsMerged: true };
    }

    public string Kind { get; private init; } = "";

    public IReadOnlyList<string> Names { get; private init; } = [];

    public IReadOnlyList<string> Tags { get; private init; } = [];

    public bool IsClosedByPerson { get; private init; }

    public static LifeThread Of(SandboxIssue thread) => new(thread);

    public bool Equals(LifeThread? other) =>
        other is not null && (Number, IsPull, IsOpen, Title, Body, Comments) == (other.Number, other.IsPull, other.IsOpen, other.Title, other.Body, other.Comments);

    public override int GetHashCode() => HashCode.Combine(Number, IsOpen, Body);
}
