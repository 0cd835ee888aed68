using System.Globalization;
using System.Text.RegularExpressions;
using BumpBot.Model;
using Updaters.Docs;
using Updaters.GoModules;
using Updaters.Pattern;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class ChooseReferencesTests
{
    [Fact]
    public void An_older_version_moves_to_the_candidate()
    {
        var plan = World.With(("a.txt", "acme/tool@1.0.0\nacme/tool@1.1.0\n")).Watching("acme/tool", "1.0.0", "1.1.0", "1.2.0").Plan();
        var bump = Assert.Single(plan.Pulls).Bump();
        Assert.Equal(["1.0.0", "1.1.0"], bump.From);
        Assert.Equal(["1.2.0", "1.2.0"], bump.Moves.Select(move => move.NewText));
        Assert.Equal(["1.2.0", "1.1.0"], bump.Notes.Select(release => release.Tag));
        Assert.Equal([1, 2], bump.Moves.Select(move => move.Found.Line));
    }

    [Fact]
    public void A_version_that_was_never_published_moves_when_the_file_names_the_repository() =>
        Assert.Equal("1.2.0", Assert.Single(Assert.Single(World.With(("a.txt", "acme/tool@0.9.7")).Watching("acme/tool", "1.2.0").Plan().Pulls).Bump().Moves).NewText);

    [Theory]
    [InlineData("acme/tool@1.2.0", "AlreadyCurrent")]
    [InlineData("acme/tool@1.3.0", "NewerThanCandidate")]
    [InlineData("acme/tool@1.0.0 bumpbot:ignore", "OptedOut")]
    [InlineData("acme/tool@pin:1.0.0", "PinNotSupported")]
    [InlineData("acme/tool@latest", "NotAVersion")]
    [InlineData("tool==1.0.7", "NotItsVersion")]
    [InlineData("rule:0 acme/tool 1.0.0", "RuleMiscounted")]
    public void A_reference_that_stays_has_its_reason(string text, string reason)
    {
        var world = World.With(("a.txt", text)).Watching("acme/tool", "1.0.0", "1.2.0") with
        {
            Rules = [new PatternRule(0, new PathGlob("*"), new Regex("(?<version>x)", RegexOptions.NonBacktracking), UpstreamId.Parse("acme/tool"), Expect: 3)],
        };
        AssertOnly(reason, world.Plan());
    }

    [Fact]
    public void A_version_does_not_move_to_a_major_version_that_its_surroundings_do_not_name()
    {
        var world = World.With(("go.mod", "require github.com/acme/tool v1.2.0\n")) with { Updater = new GoModUpdater() };
        AssertOnly("OtherMajor", world.Watching("acme/tool", "v1.2.0", "v2.0.0").Plan());
        Assert.Equal("v1.3.0", Assert.Single(Assert.Single(world.Watching("acme/tool", "v1.2.0", "v1.3.0").Plan().Pulls).Bump().Moves).NewText);
    }

    [Fact]
    public void A_file_outside_the_entrys_files_stays() =>
        AssertOnly("OutsideFiles", World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", [new PathGlob("deploy/**")], "1.0.0", "1.2.0").Plan());

    [Fact]
    public void A_default_name_ties_nothing_in_the_upstreams_own_repository()
    {
        var world = World.With(("a.txt", "tool==1.0.0")).Watching("acme/tool", "1.0.0", "1.2.0");
        AssertOnly("OwnRepository", (world with { Target = "Acme/Tool" }).Plan());
        Assert.Single(world.Plan().Pulls);
    }

    [Fact]
    public void A_place_that_two_upstreams_claim_moves_for_neither()
    {
        var plan = World.With(("a.txt", "tool==1.0.0")).Watching("acme/tool", "1.0.0", "1.2.0").Watching("other/tool", "1.0.0", "3.0.0").Plan();
        Assert.Empty(plan.Pulls);
        Assert.Equal(
            [new ReferenceReason.Ambiguous("other/tool"), new ReferenceReason.Ambiguous("acme/tool")],
            plan.NotDone.OfType<NotDone.Reference>().Select(n => n.Reason));
    }

    [Fact]
    public void A_claim_that_does_not_hold_makes_no_place_ambiguous()
    {
        var plan = World.With(("a.txt", "tool==1.0.0")).Watching("acme/tool", "1.0.0", "1.2.0").Watching("other/tool", "3.0.0").Plan();
        Assert.Equal("acme/tool", Assert.Single(plan.Pulls).Bump().Upstream.ToString());
    }

    [Fact]
    public void A_place_that_an_unseen_rival_may_claim_stays()
    {
        var unknown = new Detection.Unknown(UpstreamId.Parse("other/tool"), new Fault.Retry("502"));
        var plan = World.With(("a.txt", "tool==1.0.0")).Watching("acme/tool", "1.0.0", "1.2.0").Watching("other/tool", unknown).Plan();
        Assert.Empty(plan.Pulls);
        Assert.Equal(new ReferenceReason.RivalNotSeen("other/tool"), Assert.Single(plan.NotDone.OfType<NotDone.Reference>()).Reason);
        Assert.Equal(new BumpReason.RivalNotSeen("other/tool"), plan.NotDone.OfType<NotDone.Upstream>().Single(n => n.Id.Repo.Owner == "acme").Reason);
    }

    [Fact]
    public void Tag_and_file_name_of_one_url_move_together_or_not_at_all()
    {
        const string Url = "https://github.com/acme/tool/releases/download/{0}/tool-{1}.jar";
        var world = World.With(("README.md", string.Format(CultureInfo.InvariantCulture, Url, "v1.0", "1.0"))).Watching("acme/tool", "v1.0.0", "v1.2.0") with
        {
            Updater = new DocsUpdater(),
        };
        var plan = world.Plan();
        Assert.Empty(plan.Pulls);
        Assert.Equal(
            [new ReferenceReason.NoSuchTag("v1.2"), new ReferenceReason.OtherPartStays("v1.0")],
            plan.NotDone.OfType<NotDone.Reference>().Select(n => n.Reason));
        var right = world with { Files = new Dictionary<string, string> { ["README.md"] = string.Format(CultureInfo.InvariantCulture, Url, "v1.0.0", "1.0.0") } };
        Assert.Equal(2, Assert.Single(right.Plan().Pulls).Bump().Moves.Count);
    }

    [Fact]
    public void An_unsafe_tag_is_never_written()
    {
        var reason = World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", "1.0.0", "2.0.0-rc.lock").Plan()
            .NotDone.OfType<NotDone.Reference>().Single().Reason;
        Assert.IsType<ReferenceReason.UnsafeVersion>(reason);
    }

    private static void AssertOnly(string reason, Plan plan)
    {
        Assert.True(plan.IsEmpty);
        Assert.Equal(reason, Assert.Single(plan.NotDone.OfType<NotDone.Reference>()).Reason.GetType().Name);
        Assert.IsType<BumpReason.NothingToMove>(Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
    }
}
