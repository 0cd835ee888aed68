using BumpBot.Model;
using CsCheck;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class BranchNameTests
{
    private const string Ends = "abAB01";
    private const string Inner = "abAB01-_.";

    private static readonly Gen<UpstreamId> AnyUpstream =
        from owner in Gen.String[Gen.Char[Ends], 1, 1]
        from rest in Gen.String[Gen.Char["abAB01-_"], 0, 5]
        from repo in Gen.OneOf(Gen.String[Gen.Char[Inner], 1, 8], Gen.Const("x.lock"), Gen.Const("a..b"), Gen.Const(".github"), Gen.Const("dot."))
        from name in Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char[Ends], 1, 1].Select(s => (string?)s), Gen.Const((string?)"a.LOCK"), Gen.Const((string?)"a..."))
        where RepoName.TryParse($"{owner}{rest}/{repo}", out _)
        select new UpstreamId(RepoName.Parse($"{owner}{rest}/{repo}"), name);

    [Theory]
    [InlineData("1C-Syntax/BSL-Language-Server", "bumpbot/1c-syntax--bsl-language-server")]
    [InlineData("acme/monorepo#cli", "bumpbot/acme--monorepo--cli")]
    [InlineData("acme/.github", "bumpbot/acme--.github")]
    [InlineData("acme/cargo.lock", "bumpbot/acme--cargo-lock")]
    [InlineData("acme/a..b", "bumpbot/acme--a.-b")]
    [InlineData("acme/dot.", "bumpbot/acme--dot-")]
    [InlineData("acme/m#x.lock", "bumpbot/acme--m--x-lock")]
    public void A_branch_is_named_for_its_upstream_alone(string upstream, string branch) =>
        Assert.Equal(branch, BranchName.For(UpstreamId.Parse(upstream)));

    [Theory]
    [InlineData("release/1.x", "bumpbot/acme--tool@release-1.x", "bumpbot/web@release-1.x")]
    [InlineData("Some--@{}.lock", "bumpbot/acme--tool@some------lock", "bumpbot/web@some------lock")]
    public void For_a_further_base_it_ends_in_that(string line, string branch, string ofGroup)
    {
        Assert.Equal((branch, ofGroup), (BranchName.For(UpstreamId.Parse("acme/tool"), line), BranchName.ForGroup("web", line)));
        Assert.Equal((false, true), (BranchName.IsGroups(branch), BranchName.IsGroups(ofGroup)));
        Assert.True(LibGit2Sharp.Reference.IsValidName("refs/heads/" + branch));
    }

    [Fact]
    public void Git_accepts_every_branch_name() => AnyUpstream.Sample(upstream =>
        Assert.True(LibGit2Sharp.Reference.IsValidName("refs/heads/" + BranchName.For(upstream)), BranchName.For(upstream)));

    [Fact]
    public void The_spelling_of_letters_does_not_matter() => AnyUpstream.Sample(upstream =>
        Assert.Equal(BranchName.For(upstream), BranchName.For(UpstreamId.Parse(upstream.ToString().ToUpperInvariant()))));

    [Fact]
    public void Names_as_GitHub_gives_them_out_never_share_a_branch()
    {
        var part = Gen.String[Gen.Char["ab0"], 1, 3];
        var upstream = Gen.Select(part, part, part, Gen.Bool, (owner, repo, name, named) =>
            new UpstreamId(RepoName.Parse($"{owner}/{repo}-{repo}"), named ? name : null));
        Gen.Select(upstream, upstream).Sample((one, other) =>
            Assert.Equal(one == other, BranchName.For(one) == BranchName.For(other)));
    }

    [Fact]
    public void Every_upstream_branch_differs_from_every_group_branch() => AnyUpstream.Sample(upstream =>
        Assert.Contains("--", BranchName.For(upstream)));
}
