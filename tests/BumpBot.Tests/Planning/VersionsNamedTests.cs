using BumpBot.Model;
using BumpBot.Planning;
using Updaters.Dockerfile;
using Updaters.GitModules;
using Updaters.PipRequirements;
using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace BumpBot.Tests.Planning;

/// <summary>Which versions files name, how far behind they are, and where they disagree.</summary>
public sealed class VersionsNamedTests
{
    private static readonly string[] Tags = ["v1.0.0", "v1.1.0", "v1.1.1", "v1.2.0", "v2.0.0"];

    [Fact]
    public void Files_that_name_one_version_agree_and_are_not_behind_when_it_is_the_newest()
    {
        var named = Named("acme/tool@2.0.0\n", "acme/tool@v2.0.0\n");
        Assert.False(named.Drifts);
        Assert.Null(named.Behind);
        Assert.Equal(2, Assert.Single(named.Versions).Places.Count);
    }

    [Fact]
    public void The_lag_counts_the_releases_after_the_oldest_version_and_the_time_between()
    {
        var world = World.With(("a.txt", "acme/tool@1.1.0\n"), ("b.txt", "acme/tool@1.0.0\n"))
            .Watching(Histories.Entry("acme/tool"), Histories.Release("v1.0.0", 100), Histories.Release("v1.1.0", 50), Histories.Release("v2.0.0", 10));
        var named = Assert.Single(VersionsNamed.Of(world.Input()).Upstreams);
        Assert.Equal(new Lag(2, TimeSpan.FromDays(90)), named.Behind);
        Assert.Equal(["1.1.0", "1.0.0"], named.Versions.Select(version => ((NamedVersion.Exact)version.Version).Version.Text));
        Assert.True(named.Drifts);
        Assert.True(named.IsOutOfDate);
    }

    [Fact]
    public void What_the_config_holds_back_is_behind_but_not_out_of_date()
    {
        var world = World.With(("a.txt", "acme/tool@1.0.0\n"))
            .Watching(Histories.Entry("acme/tool") with { Hold = new Hold(new DateOnly(2026, 12, 1)) }, Histories.Release("v1.0.0"), Histories.Release("v1.1.0"));
        var named = Assert.Single(VersionsNamed.Of(world.Input()).Upstreams);
        Assert.NotNull(named.Behind);
        Assert.False(named.IsOutOfDate);
    }

    [Theory]
    [InlineData("acme/tool@1.1", "acme/tool@1.1.1", false)]
    [InlineData("acme/tool@v1", "acme/tool@1.2.0", false)]
    [InlineData("acme/tool@v1", "acme/tool@1.1", false)]
    [InlineData("acme/tool@1.1", "acme/tool@1.2.0", true)]
    [InlineData("acme/tool@1.1", "acme/tool@1.2", true)]
    [InlineData("acme/tool@1.1.0", "acme/tool@1.1.1", true)]
    [InlineData("acme/tool@1.0.0", "tool==1.0.0", false)]
    [InlineData("acme/tool@1.0.0", "tool==7.7.7", false)]
    [InlineData("acme/tool@1.0.0", "acme/tool@1.1.0 # bumpbot:ignore", false)]
    [InlineData("acme/tool@1.0.0", "acme/tool@latest", false)]
    public void Two_places_disagree_where_they_cannot_mean_one_version(string one, string other, bool drifts) =>
        Assert.Equal(drifts, Named(one, other).Drifts);

    [Fact]
    public void Two_versions_that_both_fit_a_short_one_disagree_with_each_other() =>
        Assert.True(Named("acme/tool@1.1.0", "acme/tool@1.1", "acme/tool@1.1.1").Drifts);

    [Fact]
    public void What_is_left_out_has_its_reason()
    {
        var named = Named("acme/tool@1.0.0", "acme/tool@1.1.0 # bumpbot:ignore", "tool==7.7.7");
        Assert.Equal([new ReferenceReason.OptedOut(), new ReferenceReason.NotItsVersion()], named.LeftOut.Select(left => left.Reason));
    }

    [Theory]
    [InlineData("tool>=1.0,<2", "tool==1.1.0", false)]
    [InlineData("tool>=1.2", "tool==1.1.0", true)]
    [InlineData("tool~=1.1.0", "tool>=1.2", true)]
    [InlineData("tool>=1.1", "tool<2", false)]
    [InlineData("tool>=9", "tool<2", false)]
    [InlineData("tool==1.1", "tool==1.1.1", true)]
    [InlineData("tool==1.1", "tool==1.1.0", false)]
    public void A_range_agrees_with_what_it_allows_and_a_package_pinned_short_means_zeros(string one, string other, bool drifts) =>
        Assert.Equal(drifts, Required(one, other).Drifts);

    [Fact]
    public void A_range_is_behind_only_where_the_bot_would_move_it()
    {
        Assert.Null(Required("tool~=1.1.0").Behind);
        Assert.NotNull(Required(RangePolicy.Widen, "tool~=1.1.0").Behind);
    }

    [Fact]
    public void The_words_around_an_images_version_are_no_difference() =>
        Assert.False(Named(World.With(("Dockerfile", "FROM acme/tool:1.1-slim\nFROM acme/tool:1.1.1-alpine3.20\n")) with { Updater = new DockerfileUpdater() }).Drifts);

    [Fact]
    public void Without_a_candidate_files_can_still_disagree_but_are_not_behind()
    {
        var entry = Histories.Entry("acme/tool") with { Cooldown = TimeSpan.FromDays(30) };
        var world = World.With(("a.txt", "acme/tool@1.0.0\nacme/tool@1.1.0\n")).Watching(entry, Histories.Release("v1.0.0", 2), Histories.Release("v1.1.0", 1));
        var named = Assert.Single(VersionsNamed.Of(world.Input()).Upstreams);
        Assert.True(named.Drifts);
        Assert.Null(named.Behind);
    }

    [Fact]
    public void After_a_failed_look_nothing_is_concluded()
    {
        var world = World.With(("a.txt", "acme/tool@1.0.0\nacme/tool@1.1.0\n")).Watching("acme/tool", new Detection.Unknown(UpstreamId.Parse("acme/tool"), new Fault.Retry("502")));
        var named = Assert.Single(VersionsNamed.Of(world.Input()).Upstreams);
        Assert.Equal((false, (Lag?)null, 0), (named.Drifts, named.Behind, named.Versions.Count));
    }

    [Fact]
    public void A_submodule_counts_with_the_version_of_its_commit_where_that_can_be_told()
    {
        var sha = new string('a', 40);
        var found = World.Found("acme/tool", Tags);
        var known = found.Snapshot.Releases.Select(release => release.Tag == "v1.1.0" ? release with { Commit = sha } : release).ToList();
        var watched = World.With((".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = https://github.com/acme/tool.git\n"))
            .Watching("acme/tool", found with { Snapshot = found.Snapshot with { Releases = known } });
        var world = watched with { Submodules = new Dictionary<string, string> { ["x"] = sha }, Updater = new GitModulesUpdater() };
        var version = Assert.Single(Assert.Single(VersionsNamed.Of(world.Input()).Upstreams).Versions);
        Assert.Equal(new NamedVersion.Exact(ReleaseVersion.Parse("1.1.0")), version.Version);
        Assert.True(version.IsBehind);
    }

    private static UpstreamVersions Named(params string[] lines) =>
        Named(World.With([.. lines.Select((line, index) => ($"{index}.txt", line + "\n"))]));

    private static UpstreamVersions Required(params string[] lines) => Required(RangePolicy.PinOnly, lines);

    /// <summary>A range is only ever tied by a name that the config gives.</summary>
    private static UpstreamVersions Required(RangePolicy ranges, params string[] lines)
    {
        var entry = Histories.Entry("acme/tool");
        var world = World.With([.. lines.Select((line, index) => ($"{index}.txt", line + "\n"))]) with { Updater = new RequirementsUpdater(), Ranges = ranges };
        return Assert.Single(VersionsNamed.Of(world
            .Watching(entry with { Upstream = entry.Upstream.AlsoCalled(["tool"], [], []) }, [.. Tags.Select(tag => Histories.Release(tag))]).Input()).Upstreams);
    }

    private static UpstreamVersions Named(World world) => Assert.Single(VersionsNamed.Of(world.Watching("acme/tool", Tags).Input()).Upstreams);
}
