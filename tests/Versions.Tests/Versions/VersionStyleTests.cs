using CsCheck;
using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

public class VersionStyleTests
{
    [Theory]
    [InlineData("1.2.3", "v1.3.0", "1.3.0")]
    [InlineData("v1.2.3", "1.3.0", "v1.3.0")]
    [InlineData("V1.2.3", "v1.3.0", "V1.3.0")]
    [InlineData("release-1.2.3", "v1.3.0", "release-1.3.0")]
    [InlineData("tool-v1.2.3", "v1.3.0", "tool-v1.3.0")]
    [InlineData("1.2.3", "v2.0", "2.0")]
    [InlineData("1.2.0.0", "v2.0", "2.0")]
    [InlineData("1.2", "v1.3.1", "1.3")]
    [InlineData("v1", "v2.3.4", "v2")]
    [InlineData("1", "v2.0.0-rc1", "2.0.0-rc1")]
    [InlineData("1.2.3", "v2.0.0-rc.1", "2.0.0-rc.1")]
    [InlineData("1.2.3-rc1", "v1.3.0", "1.3.0")]
    [InlineData("1.2-rc1", "v1.3.0", "1.3.0")]
    [InlineData("1.2.3", "v1.3.0+build.7", "1.3.0+build.7")]
    [InlineData("2024.01.05", "2024.02.01", "2024.02.01")]
    [InlineData("2024.1.5", "2024.02.01", "2024.02.01")]
    [InlineData("2024-01-05", "2024.02.01", "2024-02-01")]
    [InlineData("1.2.3", "v1_3_0", "1.3.0")]
    [InlineData("1_2_3", "v1.3.0", "1_3_0")]
    [InlineData("1.2.post1", "v1.3.0", "1.3.0")]
    public void A_value_is_spelled_like_the_old_one(string current, string tag, string expected) =>
        AssertSpells(expected, current, ReferenceKind.Value, tag, ["v1.2.3", "v1.2.0"]);

    [Fact]
    public void A_short_version_that_is_published_whole_is_no_moving_one()
    {
        AssertSpells("1.3.0", "1.2", ReferenceKind.Value, "v1.3.0", ["v1.2"]);
        AssertSpells("1.3.0", "1.2", ReferenceKind.Value, "v1.3.0", ["v1.2", "v1.2.1"]);
        AssertSpells("v1.3.0", "v1.2", ReferenceKind.Tag, "v1.3.0", ["v1.2"]);
    }

    [Fact]
    public void A_value_that_names_a_published_version_is_not_cut_short_to_one_that_is_not_published()
    {
        AssertSpells("1.3.1", "1.2", ReferenceKind.Value, "v1.3.1", ["v1.2", "v1.2.1"]);
        AssertSpells("1.3", "1.2", ReferenceKind.Value, "v1.3.1", ["v1.2", "v1.2.1", "v1.3"]);
        AssertSpells("1.3", "1.2", ReferenceKind.Image, "v1.3.1", ["v1.2", "v1.2.1"]);
    }

    [Theory]
    [InlineData("1.2.3", "v1.3.0", "1.3.0")]
    [InlineData("1.2", "v1.3.0", "1.3")]
    [InlineData("1.2", "v1.3.1", "1.3.1")]
    [InlineData("1", "v2.0.0", "2")]
    [InlineData("1", "v2.1.0", "2.1.0")]
    [InlineData("1.0rc1", "v1.0.0", "1.0.0")]
    [InlineData("1.2", "v1.3.0.post1", "1.3.0.post1")]
    [InlineData("1", "v2_1_0", "2_1_0")]
    public void A_package_is_never_cut_short_by_a_number_that_counts(string current, string tag, string expected) =>
        AssertSpells(expected, current, ReferenceKind.Package, tag, ["v1.2.3", "v1.0.0rc1", "v1.2.0"]);

    [Theory]
    [InlineData("3.11.4-slim", "v3.12.1", "3.12.1-slim")]
    [InlineData("3.11-slim", "v3.12.1", "3.12-slim")]
    [InlineData("3.11-alpine3.20", "v3.12.1", "3.12-alpine3.20")]
    [InlineData("v3.11.4-slim-bookworm", "v3.12.1", "v3.12.1-slim-bookworm")]
    [InlineData("3-slim", "v4.0.0", "4-slim")]
    [InlineData("3.11.4_linux", "v3.12.1", "3.12.1_linux")]
    [InlineData("3.11.4-debian-12-r1", "v3.12.1", "3.12.1-debian-12-r1")]
    [InlineData("3.11.4-1", "v3.12.1", "3.12.1-1")]
    [InlineData("3.11-dev", "v3.12.1", "3.12-dev")]
    [InlineData("3.11.4-rc1", "v3.12.1", "3.12.1")]
    [InlineData("3.11.4-beta.2-alpine", "v3.12.1", "3.12.1-alpine")]
    [InlineData("3.10.0-jre", "v3.12.1-jre", "3.12.1-jre")]
    [InlineData("3.11.4-alpine", "v4.0.0-rc1", "4.0.0-rc1-alpine")]
    [InlineData("2024-01-05-slim", "2024-02-01", "2024-02-01-slim")]
    public void An_image_keeps_its_suffix(string current, string tag, string expected) =>
        AssertSpells(expected, current, ReferenceKind.Image, tag, ["v3.11.4", "v3.11.0", "v3.10.0-jre"]);

    [Fact]
    public void A_suffix_may_make_an_image_as_long_as_the_hash_of_a_commit()
    {
        var suffix = "-slim-" + new string('x', 28);
        AssertSpells("3.12.1" + suffix, "3.11.4" + suffix, ReferenceKind.Image, "v3.12.1", ["v3.11.4"]);
    }

    [Theory]
    [InlineData("v1.2.3", "v1.3.0", "v1.3.0")]
    [InlineData("1.2.3", "v1.3.0", "v1.3.0")]
    [InlineData("tool-1.2.3", "v1.3.0", "v1.3.0")]
    [InlineData("v1.2.3", "release-1.3.0", "release-1.3.0")]
    [InlineData("v3", "v4.1.0", "v4")]
    [InlineData("tool%2Fv1.2.3", "tool/v1.3.0", "tool%2Fv1.3.0")]
    [InlineData("tool%401.2.3", "tool@1.3.0", "tool%401.3.0")]
    [InlineData("v1.2.3%2B5", "v1.3.0+6", "v1.3.0%2B6")]
    public void A_tag_is_the_upstreams_own(string current, string tag, string expected) =>
        AssertSpells(expected, current, ReferenceKind.Tag, tag, ["v1.2.3", "v3", "v3.0.0", "v4", "v4.0.0"]);

    [Theory]
    [InlineData("v3", "v4.1.0", "v4")]
    [InlineData("3.0", "v4.1.0", "4.1")]
    public void A_moving_tag_has_to_exist(string current, string tag, string missing)
    {
        var style = Read(current, ReferenceKind.Tag, [tag, "v3", "v3.0.0"]);
        Assert.Equal(new Spelling.NoSuchTag(missing), style.Spell(tag));
    }

    [Fact]
    public void A_tag_of_another_shape_is_only_changed_to_a_tag_that_exists()
    {
        Assert.True(TagPattern.TryParse("cli-v{version}", out var pattern));
        Assert.True(VersionStyle.TryRead("v1.2.3", ReferenceKind.Tag, new PublishedVersions(pattern, ["cli-v1.2.3", "cli-v1.3.0"]), out var style));
        Assert.Equal(new Spelling.NoSuchTag("v1.3.0"), style.Spell("cli-v1.3.0"));
        Assert.True(VersionStyle.TryRead("cli-v1.2.3", ReferenceKind.Value, new PublishedVersions(pattern, ["cli-v1.2.3", "cli-v1.3.0"]), out var value));
        Assert.Equal(new Spelling.Written("cli-v1.3.0"), value.Spell("cli-v1.3.0"));
    }

    [Fact]
    public void What_stands_behind_the_version_in_a_template_stays()
    {
        Assert.True(TagPattern.TryParse("v{version}-final", out var pattern));
        PublishedVersions published = new(pattern, ["v1.2.3-final", "v1.3.0-final"]);
        Assert.True(VersionStyle.TryRead("v1.2.3-final", ReferenceKind.Tag, published, out var tag));
        Assert.Equal(new Spelling.Written("v1.3.0-final"), tag.Spell("v1.3.0-final"));
        Assert.True(VersionStyle.TryRead("1.2.3", ReferenceKind.Value, published, out var value));
        Assert.Equal(new Spelling.Written("1.3.0"), value.Spell("v1.3.0-final"));
    }

    [Theory]
    [InlineData("main", ReferenceKind.Tag)]
    [InlineData("latest", ReferenceKind.Image)]
    [InlineData("$(X)", ReferenceKind.Value)]
    [InlineData("", ReferenceKind.Value)]
    [InlineData("v", ReferenceKind.Value)]
    [InlineData("0123456789abcdef0123456789abcdef01234567", ReferenceKind.Tag)]
    [InlineData("0123456789012345678901234567890123456789", ReferenceKind.Value)]
    [InlineData("12a34b5", ReferenceKind.Value)]
    [InlineData("feature-2", ReferenceKind.Tag)]
    [InlineData("helm-chart-5.0.0", ReferenceKind.Tag)]
    [InlineData("v2-dev", ReferenceKind.Tag)]
    [InlineData("v1.2.3-docs", ReferenceKind.Tag)]
    [InlineData("1.2.3-custom", ReferenceKind.Value)]
    [InlineData("1.2.3-slim", ReferenceKind.Package)]
    [InlineData("alpine3.20", ReferenceKind.Image)]
    [InlineData("1.2.3 ", ReferenceKind.Value)]
    [InlineData("1.2.3/x", ReferenceKind.Value)]
    [InlineData("1.2.x", ReferenceKind.Value)]
    [InlineData("%zz%2", ReferenceKind.Tag)]
    [InlineData("v1.2.3%2B5", ReferenceKind.Value)]
    public void Text_that_is_no_version_is_not_read(string text, ReferenceKind kind) =>
        Assert.False(VersionStyle.TryRead(text, kind, Published(["v1.2.3"]), out _));

    [Theory]
    [InlineData("v1.3.0;id", ReferenceKind.Value)]
    [InlineData("v1.3.0$(id)", ReferenceKind.Tag)]
    [InlineData("helm-chart-5.0.0", ReferenceKind.Tag)]
    [InlineData("../1.3.0", ReferenceKind.Tag)]
    [InlineData("v1.3.0+build", ReferenceKind.Image)]
    public void A_new_tag_that_is_not_safe_is_never_written(string tag, ReferenceKind kind) =>
        Assert.IsType<Spelling.Unsafe>(Read("1.2.3", kind, ["v1.2.3", tag]).Spell(tag));

    [Theory]
    [InlineData("tool/v1.2.3")]
    [InlineData("tool@1.2.3")]
    public void A_slash_or_at_sign_is_only_written_into_a_tag(string current) =>
        Assert.IsType<Spelling.Unsafe>(Read(current, ReferenceKind.Value, ["v1.2.3"]).Spell("v1.3.0"));

    [Theory]
    [InlineData("v1.2.3", true)]
    [InlineData("cli/v1.2.3", true)]
    [InlineData("@acme/cli", false)]
    [InlineData("a@1.0+b_c-d", true)]
    [InlineData("", false)]
    [InlineData(".1", false)]
    [InlineData("-1", false)]
    [InlineData("1..2", false)]
    [InlineData("1//2", false)]
    [InlineData("1/", false)]
    [InlineData("1.", false)]
    [InlineData("1.lock", false)]
    [InlineData("1.LOCK", false)]
    [InlineData("1 2", false)]
    [InlineData("1\n", false)]
    [InlineData("1$", false)]
    [InlineData("1`", false)]
    [InlineData("1é", false)]
    [InlineData("1\u202E", false)]
    [InlineData("1%2F", false)]
    public void Only_plain_characters_are_safe(string text, bool safe) => Assert.Equal(safe, VersionStyle.IsSafe(text));

    [Fact]
    public void A_hundred_characters_are_safe_and_one_more_is_not()
    {
        Assert.True(VersionStyle.IsSafe(new string('1', 100)));
        Assert.False(VersionStyle.IsSafe(new string('1', 101)));
    }

    [Fact]
    public void What_was_written_is_read_and_written_again_the_same()
    {
        var generated =
            from current in Spelled([.. TagLabels, "-dev", "-slim", "-alpine3.20", "-rc.1-slim"])
            from kind in Gen.Enum<ReferenceKind>()
            from tag in Spelled(TagLabels)
            from others in Spelled(TagLabels).Array[0, 6]
            select (current, kind, tag, others);
        generated.Sample(
            sample =>
            {
                var published = Published([sample.tag, .. sample.others]);
                if (!VersionStyle.TryRead(sample.current, sample.kind, published, out var style) || style.Spell(sample.tag) is not Spelling.Written once)
                    return;
                Assert.True(VersionStyle.IsSafe(once.Text), once.Text);
                Assert.True(VersionStyle.TryRead(once.Text, sample.kind, published, out var again), once.Text);
                Assert.Equal(once, again.Spell(sample.tag));
            },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(5_000),
            threads: 1);
    }

    private static readonly string[] TagLabels = ["", "", "", "", "", "-rc1", "rc2", ".post1", "+b"];

    private static Gen<string> Spelled(string[] labels) =>
        from prefix in Gen.Int[0, 7].Select(i => new[] { "", "", "v", "v", "V", "release-", "tool-v", "tool/v" }[i])
        from numbers in Gen.Int[0, 3].Array[1, 4]
        from separator in Gen.Int[0, 5].Select(i => i == 0 ? '_' : '.')
        from label in Gen.Int[0, labels.Length - 1].Select(i => labels[i])
        select prefix + string.Join(separator, numbers) + label;

    private static PublishedVersions Published(IReadOnlyList<string> tags) => new(TagPattern.Usual(RepoName.Parse("acme/tool")), tags);

    private static VersionStyle Read(string current, ReferenceKind kind, IReadOnlyList<string> tags)
    {
        Assert.True(VersionStyle.TryRead(current, kind, Published(tags), out var style));
        return style;
    }

    private static void AssertSpells(string expected, string current, ReferenceKind kind, string tag, IReadOnlyList<string> others) =>
        Assert.Equal(new Spelling.Written(expected), Read(current, kind, [tag, .. others]).Spell(tag));
}
