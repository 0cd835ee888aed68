using Updaters.PipRequirements;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.PipRequirements;

public class RequirementsUpdaterTests
{
    private const string Hash1 = "--hash=sha256:3232e0e9c850d781933cf0207523d1ece087eb8d87b23777ae38456e2fbe7c6e";
    private const string Hash2 = "--hash=sha256:822c03f4b799204250a7ee84b1eddc40665395333973dfb9deebfe425fefcb7d";

    private const string Digest = "3232e0e9c850d781933cf0207523d1ece087eb8d87b23777ae38456e2fbe7c6e";

    private static readonly RequirementsUpdater Updater = new();
    private static readonly Upstream Flask = Upstream.WithDefaultNames(UpstreamId.Parse("pallets/flask"));

    [Theory]
    [InlineData("requirements.txt")]
    [InlineData("requirements-dev.txt")]
    [InlineData("requirements_test.in")]
    [InlineData("dev-requirements.txt")]
    [InlineData("docs/requirements.txt")]
    [InlineData("requirements/base.txt")]
    [InlineData("src/app/requirements/prod.in")]
    [InlineData("constraints.txt")]
    [InlineData("build/constraints-3.12.txt")]
    [InlineData("upper-constraints.txt")]
    [InlineData("dev.in")]
    [InlineData("tools/lint-and-test.in")]
    public void A_requirements_file_is_handled(string path) => Assert.True(Updater.Handles(path));

    [Theory]
    [InlineData("requirements.md")]
    [InlineData("requirements.txt.bak")]
    [InlineData("requirements/README.md")]
    [InlineData("requirements/old/base.txt")]
    [InlineData("my-requirements-folder/notes.txt")]
    [InlineData("MANIFEST.in")]
    [InlineData("CMakeLists.txt")]
    [InlineData("config.h.in")]
    [InlineData("Config.in")]
    [InlineData("configure.in")]
    [InlineData("debian/control.in")]
    [InlineData("setup.py.in")]
    public void Another_file_is_not(string path) => Assert.False(Updater.Handles(path));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_hash_list_is_one_pin_from_its_first_to_its_last_hash(string lineEnd)
    {
        var text = $"# pinned{lineEnd}flask==3.0.2 \\{lineEnd}    {Hash1} \\{lineEnd}    {Hash2}{lineEnd}    # via app{lineEnd}";
        var pin = Assert.Single(Assert.Single(Find(text)).Pins);
        Assert.Equal(PinKind.HashList, pin.Kind);
        Assert.Equal($"{Hash1} \\{lineEnd}    {Hash2}", pin.Current);
        Assert.Equal(pin.Current, pin.Span.Of(text));
    }

    [Fact]
    public void A_hash_belongs_to_its_own_entry_alone()
    {
        var found = Find($"flask==3.0.2\nother==1.0 {Hash1}\nflask==3.0.1 {Hash2}\nflask==3.0.0 # {Hash1}\n");
        Assert.Equal([0, 1, 0], found.Select(reference => reference.Pins.Count));
    }

    [Fact]
    public void A_pin_is_a_package_tied_by_its_name()
    {
        var found = Assert.Single(Find("Flask[async]==3.0.2 ; python_version > '3.8'"));
        Assert.Equal(ReferenceKind.Package, found.Kind);
        Assert.Equal(new Tie.ByName(new KnownName("flask", NameSource.Default), "Flask"), found.Tie);
        Assert.Equal(new TextSpan(14, 5), found.Span);
    }

    [Theory]
    [InlineData("flask>=3.0", ">=3.0")]
    [InlineData("flask ~= 3.0 ; python_version > '3.8'", "~= 3.0")]
    [InlineData("flask[async] (>=3.0, <4)", ">=3.0, <4")]
    [InlineData("flask==3.*", "==3.*")]
    [InlineData("flask==3.0,!=3.0.1 --hash=sha256:00", "==3.0,!=3.0.1")]
    public void Any_other_specifier_is_a_range(string text, string specifier)
    {
        var found = Assert.Single(Find(text));
        Assert.Equal((ReferenceKind.Range, specifier, RangeDialect.Python), (found.Kind, found.Current, found.Dialect));
        Assert.Equal(new Publication.PythonPackage("flask"), found.PublishedAs);
    }

    [Theory]
    [InlineData("flask @ https://github.com/pallets/flask/archive/3.0.2.zip#sha256=" + Digest)]
    [InlineData("https://github.com/pallets/flask/archive/3.0.2.zip#egg=flask&sha256=" + Digest)]
    [InlineData("flask @ https://github.com/pallets/flask/archive/3.0.2.zip --hash=sha256:" + Digest)]
    public void The_hash_of_a_url_is_that_of_its_file(string text)
    {
        var pin = Assert.Single(Assert.Single(Find(text)).Pins);
        Assert.Equal((PinKind.FileSha256, Digest), (pin.Kind, pin.Current));
        Assert.Equal("https://github.com/pallets/flask/archive/3.0.2.zip", pin.File?.Text);
    }

    [Theory]
    [InlineData("https://github.com/pallets/flask/archive/3.0.2.zip?x=${TOKEN}#sha256=" + Digest)]
    [InlineData("git+https://github.com/pallets/flask@3.0.2#sha256=" + Digest)]
    public void A_hash_of_what_cannot_be_downloaded_has_no_file(string text) =>
        Assert.All(Find(text).SelectMany(reference => reference.Pins), pin => Assert.Null(pin.File));

    [Fact]
    public void A_version_that_two_lines_make_up_has_no_single_place()
    {
        Assert.Empty(Find("flask==3.0\\\n.2\n"));
        Assert.Empty(Find("flask==3.0.\\\n2\n"));
        Assert.Empty(Find("flask==3.0.2\\\n1\n"));
        Assert.Single(Find("flask==3.0.2\\\n\n"));
    }

    [Theory]
    [InlineData("flask==3.0.2\\")]
    [InlineData("flask==3.0.2 \\\n")]
    public void A_backslash_at_the_end_of_the_file_joins_nothing(string text) => Assert.Single(Find(text));

    [Fact]
    public void Long_hostile_lines_are_read_in_a_moment()
    {
        foreach (var part in new[] { " ", "a", "a.", "[", "a[", "==", "flask==1.", "(", "\\\n", " #", "--hash=", "--hash ", "\\", ">=1,", " , ", "==1.*,", "#egg=a-1", "@" })
            Assert.NotNull(Find("flask" + string.Concat(Enumerable.Repeat(part, 20_000))));
    }

    private static List<Reference> Find(string text) => [.. Updater.Find(new FileText("requirements.txt", text), [Flask])];
}
