using Updaters.Finding;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Finding;

public class VariableNamesTests
{
    private static readonly Upstream Ruff = Upstream.WithDefaultNames(UpstreamId.Parse("astral-sh/ruff"));

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("v1.2.3")]
    [InlineData("v.1.2")]
    [InlineData("3")]
    [InlineData("1.0rc1")]
    [InlineData("2024-06-01")]
    [InlineData("1.2.3-alpine3.20")]
    [InlineData("1.2.3+build.5")]
    [InlineData("release-1.2.3")]
    [InlineData("cli-v1.2.3")]
    [InlineData("cli/v1.2.3")]
    [InlineData("cli@1.2.3")]
    [InlineData("release_1_2_3")]
    public void A_version_or_a_tag_is_a_value(string value) => Assert.Equal(value, Match("RUFF_VERSION", value, Ruff)?.Current);

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("main")]
    [InlineData("1.2.3 1.2.4")]
    [InlineData("$(shell ruff 1)")]
    [InlineData("1.$PATCH")]
    [InlineData("1.2.*")]
    [InlineData(">=1.2")]
    [InlineData("/opt/1.2.3")]
    [InlineData("a/b/1.2.3")]
    [InlineData("https://example.org/1.2.3")]
    [InlineData("1.2.3/")]
    [InlineData("1..2")]
    [InlineData("1.2.3.")]
    [InlineData("py3")]
    [InlineData("\"1.2.3\"")]
    [InlineData("1.2.3\n")]
    [InlineData("1.2.٣")]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    public void Any_other_value_is_none(string value) => Assert.Null(Match("RUFF_VERSION", value, Ruff));

    [Fact]
    public void A_value_that_is_longer_than_any_version_is_none() => Assert.Null(Match("RUFF_VERSION", "1" + new string('0', 100), Ruff));

    [Theory]
    [InlineData("ruff_version")]
    [InlineData("MY_RUFF_VERSION")]
    [InlineData("RUFF")]
    [InlineData("RUFF-VERSION")]
    public void A_name_is_compared_whole_and_with_case(string name) => Assert.Null(Match(name, "1.2.3", Ruff));

    [Fact]
    public void A_reference_is_a_value_tied_by_the_name()
    {
        var found = VariableNames.Match(new FileText("Makefile", "RUFF_TAG=v1.2.3"), "RUFF_TAG", new TextSpan(9, 6), [Ruff]);
        Assert.NotNull(found);
        Assert.Equal((Ruff.Id, "Makefile", new TextSpan(9, 6), "v1.2.3"), (found.Upstream, found.Path, found.Span, found.Current));
        Assert.Equal(ReferenceKind.Value, found.Kind);
        Assert.Equal(new Tie.ByName(new KnownName("RUFF_TAG", NameSource.Default), "RUFF_TAG"), found.Tie);
        Assert.Empty(found.Pins);
    }

    [Fact]
    public void A_name_from_the_config_wins_over_a_default_one()
    {
        var fork = Upstream.WithDefaultNames(UpstreamId.Parse("acme/linter")).AlsoCalled([], [], ["RUFF_VERSION"]);
        Assert.Equal(fork.Id, Match("RUFF_VERSION", "1.2.3", Ruff, fork)?.Upstream);
        Assert.Equal(fork.Id, Match("RUFF_VERSION", "1.2.3", fork, Ruff)?.Upstream);
    }

    [Fact]
    public void Two_upstreams_with_equal_right_to_a_name_tie_nothing()
    {
        var fork = Upstream.WithDefaultNames(UpstreamId.Parse("acme/ruff"));
        Assert.Null(Match("RUFF_VERSION", "1.2.3", Ruff, fork));
        Assert.Null(Match("LINT", "1.2.3", Ruff.AlsoCalled([], [], ["LINT"]), fork.AlsoCalled([], [], ["LINT"])));
    }

    private static Reference? Match(string name, string value, params Upstream[] upstreams) =>
        VariableNames.Match(new FileText("Makefile", $"{name} = {value}"), name, new TextSpan(name.Length + 3, value.Length), upstreams);
}
