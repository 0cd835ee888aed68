using Updaters.Finding;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Finding;

public class ImageNamesTests
{
    private const string Digest = "sha256:4fb1b5c4d8c3a8f5a0f7ae4c4f2f6d1d3e2b1a09f8e7d6c5b4a392817f6e5d4c";

    private static readonly Upstream Ruff = Upstream.WithDefaultNames(UpstreamId.Parse("Astral-SH/Ruff"));

    [Theory]
    [InlineData("ghcr.io/astral-sh/ruff:0.5.0")]
    [InlineData("astral-sh/ruff:0.5.0")]
    [InlineData("docker.io/astral-sh/ruff:0.5.0")]
    [InlineData("index.docker.io/astral-sh/ruff:0.5.0")]
    [InlineData("GHCR.io/Astral-sh/RUFF:0.5.0")]
    [InlineData("image: ghcr.io/astral-sh/ruff:0.5.0")]
    [InlineData("--image=ghcr.io/astral-sh/ruff:0.5.0,ro")]
    [InlineData("(see `ghcr.io/astral-sh/ruff:0.5.0`)")]
    [InlineData("**ghcr.io/astral-sh/ruff:0.5.0**")]
    [InlineData("_ghcr.io/astral-sh/ruff:0.5.0_")]
    [InlineData("<code>ghcr.io/astral-sh/ruff:0.5.0</code>")]
    [InlineData("It is ghcr.io/astral-sh/ruff:0.5.0.")]
    [InlineData("docker://ghcr.io/astral-sh/ruff:0.5.0")]
    [InlineData("docker-image://ghcr.io/astral-sh/ruff:0.5.0")]
    [InlineData("${IMAGE:-ghcr.io/astral-sh/ruff:0.5.0}")]
    [InlineData("{\"image\":\"ghcr.io/astral-sh/ruff:0.5.0\"}")]
    public void An_upstreams_image_is_found_in_running_text(string text)
    {
        var reference = Assert.Single(Find(text));
        Assert.Equal("0.5.0", reference.Current);
        Assert.Equal(text.IndexOf("0.5.0", StringComparison.Ordinal), reference.Span.Start);
        Assert.Equal(ReferenceKind.Image, reference.Kind);
        Assert.Empty(reference.Pins);
    }

    [Theory]
    [InlineData("ghcr.io/astral-sh/ruff-extra:0.5.0")]
    [InlineData("ghcr.io/astral-sh/ruff/extra:0.5.0")]
    [InlineData("xghcr.io/astral-sh/ruff:0.5.0")]
    [InlineData("registry.example/ghcr.io/astral-sh/ruff:0.5.0")]
    [InlineData("mirror/astral-sh/ruff:0.5.0")]
    [InlineData("example.com:5000/astral-sh/ruff:0.5.0")]
    [InlineData("localhost/astral-sh/ruff:0.5.0")]
    [InlineData("ruff:0.5.0")]
    [InlineData("/astral-sh/ruff:0.5.0")]
    [InlineData("./astral-sh/ruff:0.5.0")]
    [InlineData("@astral-sh/ruff:0.5.0")]
    [InlineData("git@github.com:astral-sh/ruff:0.5.0")]
    public void Another_image_is_not_found(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("https://github.com/astral-sh/ruff:0.5.0")]
    [InlineData("https://hub.example/r/astral-sh/ruff:0.5.0")]
    [InlineData("https://hub.example/?image=astral-sh/ruff:0.5.0")]
    [InlineData("tcp://ghcr.io/astral-sh/ruff:0.5.0")]
    public void Nothing_in_a_url_is_an_image(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("astral-sh/ruff")]
    [InlineData("astral-sh/ruff:latest")]
    [InlineData("astral-sh/ruff:")]
    [InlineData("astral-sh/ruff:${VERSION}")]
    [InlineData("astral-sh/ruff:$VERSION")]
    [InlineData("astral-sh/ruff:0.5.${PATCH}")]
    [InlineData("astral-sh/ruff:0.5.0-$ARCH")]
    [InlineData("astral-sh/ruff:0.5.*")]
    [InlineData("astral-sh/ruff:0.5.<patch>")]
    [InlineData("astral-sh/ruff:0.5.{0,7}")]
    [InlineData("astral-sh/ruff:0.5.0+build")]
    [InlineData("astral-sh/ruff:0.5.0/file")]
    [InlineData("astral-sh/ruff:12:5")]
    [InlineData("${MIRROR}astral-sh/ruff:0.5.0")]
    [InlineData("$(MIRROR)astral-sh/ruff:0.5.0")]
    [InlineData("astral-sh/ruff@" + Digest)]
    [InlineData("astral-sh/ruff:0.5.0@sha256:0123")]
    [InlineData("astral-sh/ruff:0.5.0@sha512:0123")]
    public void A_reference_without_a_whole_version_is_left(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_digest_beside_the_tag_is_a_pin()
    {
        var text = $"image: ghcr.io/astral-sh/ruff:0.5.0-alpine@{Digest}";
        var reference = Assert.Single(Find(text));
        Assert.Equal("0.5.0-alpine", reference.Current);
        var pin = Assert.Single(reference.Pins);
        Assert.Equal(new Pin(new TextSpan(text.IndexOf("sha256", StringComparison.Ordinal), Digest.Length), PinKind.ImageDigest, Digest), pin);
    }

    [Fact]
    public void The_tie_says_which_name_it_is_and_how_it_is_written()
    {
        var tie = Assert.IsType<Tie.ByName>(Assert.Single(Find("docker.io/astral-sh/ruff:0.5.0")).Tie);
        Assert.Equal(new KnownName("astral-sh/ruff", NameSource.Default), tie.Name);
        Assert.Equal("docker.io/astral-sh/ruff", tie.Written);
    }

    [Fact]
    public void A_name_of_the_config_is_found_with_its_registry_and_port()
    {
        var upstream = Ruff.AlsoCalled([], ["example.com:5000/mirror/ruff", "ruff"], []);
        var found = Find("example.com:5000/mirror/ruff:0.5.0 docker.io/library/ruff:0.5.1 ruff:0.5.2", upstream);
        Assert.Equal(["0.5.0", "0.5.1", "0.5.2"], found.Select(reference => reference.Current));
        Assert.All(found, reference => Assert.Equal(NameSource.Config, Assert.IsType<Tie.ByName>(reference.Tie).Name.Source));
    }

    [Fact]
    public void A_name_of_the_config_wins_over_a_default_one()
    {
        var other = Upstream.WithDefaultNames(UpstreamId.Parse("acme/lint")).AlsoCalled([], ["docker.io/astral-sh/ruff"], []);
        Assert.Equal("acme/lint", Assert.Single(Find("astral-sh/ruff:0.5.0", Ruff, other)).Upstream.ToString());
    }

    [Fact]
    public void One_name_of_two_upstreams_gives_both_so_that_planning_can_say_so()
    {
        var first = Ruff.AlsoCalled([], ["acme/all"], []);
        var second = Upstream.WithDefaultNames(UpstreamId.Parse("acme/lint")).AlsoCalled([], ["acme/all"], []);
        var found = Find("acme/all:0.5.0", first, second);
        Assert.Equal(2, found.Count);
        Assert.Equal(found[0].Span, found[1].Span);
    }

    [Fact]
    public void Only_the_given_stretch_is_read()
    {
        const string text = "astral-sh/ruff:0.5.0 astral-sh/ruff:0.5.1 astral-sh/ruff:0.5.2";
        var found = ImageNames.Find(new FileText("a", text), new TextSpan(21, 20), [Ruff]);
        Assert.Equal("0.5.1", Assert.Single(found).Current);
    }

    private static IReadOnlyList<Reference> Find(string text, params Upstream[] upstreams) =>
        [.. ImageNames.Find(new FileText("a", text), new TextSpan(0, text.Length), upstreams.Length == 0 ? [Ruff] : upstreams)];
}
