using CsCheck;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

public class ReleaseVersionTests
{
    [Theory]
    [InlineData("4", 1)]
    [InlineData("1.2", 2)]
    [InlineData("1.2.3", 3)]
    [InlineData("1.2.3.4", 4)]
    [InlineData("1_2_3", 3)]
    [InlineData("1.0.0-rc.1", 3)]
    [InlineData("1.0rc1", 2)]
    [InlineData("1.0.dev3", 2)]
    [InlineData("1.0.post1", 2)]
    [InlineData("1.2.3+build.5", 3)]
    [InlineData("2024.01.05", 3)]
    [InlineData("2024-01-05", 3)]
    [InlineData("2024-01-05-2", 4)]
    [InlineData("2024-01", 2)]
    [InlineData("20240601", 1)]
    [InlineData("5.2.1.RELEASE", 3)]
    [InlineData("17-ea", 1)]
    [InlineData("1.0-SNAPSHOT", 2)]
    public void A_version_keeps_its_spelling_and_counts_its_numbers(string text, int parts)
    {
        Assert.True(ReleaseVersion.TryParse(text, out var version));
        Assert.Equal((text, text, parts), (version.Text, version.ToString(), version.PartCount));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 1.2")]
    [InlineData("1.2 ")]
    [InlineData("v1.2")]
    [InlineData("main")]
    [InlineData("latest")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1..2")]
    [InlineData("1.2-")]
    [InlineData("1.2+")]
    [InlineData("1.2--3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.x")]
    [InlineData("1.2*")]
    [InlineData("1.2/3")]
    [InlineData("1!1.0")]
    [InlineData("1.2.linux")]
    [InlineData("1.1.1w")]
    [InlineData("2147483648.0")]
    [InlineData("202406011234")]
    [InlineData("12a34b5")]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData("١.٢")]
    [InlineData("1.2$(id)")]
    public void Other_text_is_no_version(string? text) => Assert.False(ReleaseVersion.TryParse(text, out _));

    [Fact]
    public void A_text_of_absurd_length_is_no_version()
    {
        Assert.True(ReleaseVersion.TryParse("1.0-" + new string('a', 96), out _));
        Assert.False(ReleaseVersion.TryParse("1.0-" + new string('a', 97), out _));
    }

    [Theory]
    [InlineData("1.0.dev3", "1.0a1", "1.0b2", "1.0b10", "1.0rc1", "1.0", "1.0.post1", "1.0.post2", "1.0.1")]
    [InlineData("1.0a1.dev1", "1.0a1", "1.0a2", "1.0", "1.0.post1.dev2", "1.0.post1")]
    [InlineData("1.0a1.dev", "1.0a1.dev1", "1.0a1.dev2", "1.0a1")]
    [InlineData("1.0", "1.0.post.dev2", "1.0.post", "1.0.post1")]
    [InlineData("1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0")]
    [InlineData("1.0-SNAPSHOT", "1.0", "1.0.0.1", "1.0.1")]
    [InlineData("2023.12.31", "2024.01.05", "2024-02-01", "2024.10.01")]
    [InlineData("1.9", "1.10", "2")]
    [InlineData("1.0-3.7", "1.0")]
    public void Versions_are_in_order(params string[] ascending)
    {
        var versions = ascending.Select(ReleaseVersion.Parse).ToList();
        for (var i = 0; i < versions.Count; i++)
        {
            for (var j = 0; j < versions.Count; j++)
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(versions[i].CompareTo(versions[j])));
        }
    }

    [Theory]
    [InlineData("1.2", "1.3")]
    [InlineData("1.3", "1.2")]
    [InlineData("1.2", "1.2.0")]
    public void The_operators_say_what_the_order_says(string one, string other)
    {
        var (a, b) = (ReleaseVersion.Parse(one), ReleaseVersion.Parse(other));
        var order = a.CompareTo(b);
        Assert.Equal((order < 0, order <= 0, order > 0, order >= 0, order == 0, order != 0), (a < b, a <= b, a > b, a >= b, a == b, a != b));
    }

    [Fact]
    public void No_version_equals_none_alone()
    {
        ReleaseVersion? none = null;
        var version = ReleaseVersion.Parse("1.2");
        Assert.True(none == null);
        Assert.True(none != version && version != none);
        Assert.False(none == version || version == none);
    }

    [Theory]
    [InlineData("1.2", "1.2.0")]
    [InlineData("1.2", "1.2.0.0")]
    [InlineData("1.0rc1", "1.0-rc.1")]
    [InlineData("1.0a2", "1.0.0-Alpha.2")]
    [InlineData("1.0.rc01", "1.0_rc1")]
    [InlineData("1.0+a", "1.0+b")]
    [InlineData("2024.01.05", "2024-1-5", false)]
    [InlineData("2024.01.05", "2024.1.5")]
    [InlineData("5.2.1.Final", "5.2.1")]
    public void Equal_versions_have_equal_hash_codes(string one, string other, bool equal = true)
    {
        var (a, b) = (ReleaseVersion.Parse(one), ReleaseVersion.Parse(other));
        Assert.Equal(equal, a == b);
        Assert.Equal(equal, a.GetHashCode() == b.GetHashCode());
    }

    [Theory]
    [InlineData("1.0", false)]
    [InlineData("1.0.post1", false)]
    [InlineData("1.0+x", false)]
    [InlineData("5.2.1.Final", false)]
    [InlineData("2024-01-05", false)]
    [InlineData("1.0rc1", true)]
    [InlineData("1.0.dev1", true)]
    [InlineData("1.0.post1.dev1", true)]
    [InlineData("1.0-alpha", true)]
    [InlineData("1.0.0-0.3.7", true)]
    public void A_pre_release_says_so(string text, bool prerelease) => Assert.Equal(prerelease, ReleaseVersion.Parse(text).IsPrerelease);

    [Fact]
    public void Order_and_equality_are_consistent_over_any_versions()
    {
        Gen.Select(AnyVersion, AnyVersion, AnyVersion).Sample(
            (a, b, c) =>
            {
                Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
                Assert.Equal(a.CompareTo(b) == 0, a.Equals(b));
                Assert.True(!a.Equals(b) || a.GetHashCode() == b.GetHashCode());
                Assert.True(!(a <= b && b <= c) || a <= c, $"{a} <= {b} <= {c}");
            },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(5_000),
            threads: 1);
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        var pieces = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(string.Concat);
        Gen.OneOf(pieces, Gen.String).Sample(
            text =>
            {
                if (ReleaseVersion.TryParse(text, out var version))
                    Assert.Equal(text, version.Text);
            },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(5_000),
            threads: 1);
    }

    private static readonly string[] Pieces = ["0", "1", "10", "007", "2024", "99999999999", ".", "-", "_", "+", "rc", "a", "b", "dev", "post", "r", "Final", "x", "alpine", "é", "\0", " "];

    private static readonly Gen<ReleaseVersion> AnyVersion =
        Gen.Select(Gen.Int[0, 2].Array[1, 3], Gen.Int[0, Labels.Length - 1]).Select((numbers, label) => ReleaseVersion.Parse(string.Join('.', numbers) + (numbers.Length == 1 ? "" : Labels[label])));

    private static string[] Labels =>
        ["", "", "rc1", "rc2", "a1", ".dev1", ".dev2", ".post1", ".post1.dev1", "rc1.dev1", "-alpha", "-alpha.1", "-1", "-x.7", "-99999999999", "-rc.x", "+b", ".Final"];
}
