using CsCheck;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

public class OutliersTests
{
    private const string Minors = "1.8 1.9 1.10 1.11 1.12.0";
    private const string Majors = "15.0 16.0 17.0 18.0 19.0";

    [Theory]
    [InlineData(Minors, "1.999.0", "1.12.0")]
    [InlineData(Minors, "1.63", "1.12.0")]
    [InlineData(Minors, "1.12.501", "1.12.0")]
    [InlineData(Minors, "1.13.501", "1.12.0")]
    [InlineData(Minors, "1.12.0.501", "1.12.0")]
    [InlineData(Minors, "2.999.0", "1.12.0")]
    [InlineData(Minors, "52.0", "1.12.0")]
    [InlineData(Minors, "2025", "1.12.0")]
    [InlineData(Majors, "2025", "19.0")]
    [InlineData(Majors, "70.0", "19.0")]
    [InlineData("1.0 1.1 1.2 1.3 1.9", "1.70", "1.9")]
    [InlineData("100 101 102 103 109", "200", "109")]
    [InlineData("2021.1 2022.1 2023.1 2024.1 2024.2", "2045.1", "2024.2")]
    [InlineData("20240104 20240201 20240301 20240401 20240501", "20450101", "20240501")]
    [InlineData("20240104 20240201 20240301 20240401 20240501.1", "20240501.502", "20240501.1")]
    [InlineData("2021.1 2022.1 2023.1 2024.1 2024.2", "2024.53", "2024.2")]
    public void A_jump_far_outside_the_history_is_an_outlier(string history, string version, string after) =>
        Assert.Equal([(version, after)], Found($"{history} {version}"));

    [Theory]
    [InlineData("1.5 1.6 1.7 1.8 1.9", "1.10")]
    [InlineData("1.5 1.6 1.7 1.8 1.9", "2.0")]
    [InlineData(Minors, "1.62")]
    [InlineData(Minors, "1.12.500")]
    [InlineData(Minors, "1.13.500")]
    [InlineData(Minors, "51.0")]
    [InlineData("2.0 2.1 3.0 3.1 3.4.8", "35.0.0")]
    [InlineData("1.9 1.10 1.11 1.12 1.13", "17.03")]
    [InlineData("1.9 1.10 1.11 1.12 1.13", "2.50")]
    [InlineData(Majors, "20.0")]
    [InlineData(Majors, "69.0")]
    [InlineData("1.0 1.1 1.2 1.3 1.9", "1.69")]
    [InlineData("118.0.5993.70 119.0.6045.105 120.0.6099.62 121.0.6167.85 122.0.6261.57", "123.0.6312.58")]
    [InlineData("1.0.3000 1.0.3400 1.0.3900 1.0.4100 1.0.4700", "1.0.5900")]
    [InlineData("100 300 520 700 1000", "1900")]
    [InlineData("20231101 20231115 20231201 20231215 20231231", "20240101")]
    [InlineData("2021.1 2022.1 2023.1 2024.1 2024.2", "2044.1")]
    [InlineData("2021.1 2022.1 2023.1 2024.1 2024.2", "2025.1")]
    [InlineData("2024-01-05 2024-02-05 2024-03-05 2024-04-05 2024-12-31", "2025-01-01")]
    [InlineData("23.04 23.10 24.04 24.10 25.04", "25.10")]
    public void A_step_as_upstreams_take_it_is_none(string history, string version) => Assert.Empty(Found($"{history} {version}"));

    [Fact]
    public void A_few_releases_are_no_history()
    {
        Assert.Empty(Found("1.0 1.1 1.2 1.3 1.999"));
        Assert.Equal([("1.999", "1.4")], Found("1.0 1.1 1.2 1.3 1.4 1.999"));
        Assert.Empty(Found(""));
        Assert.Empty(Found("1.0"));
    }

    [Fact]
    public void A_jump_that_a_few_releases_came_after_is_a_fact()
    {
        Assert.Equal(["1.999", "1.1000", "1.1001", "1.1002"], Found($"{Minors} 1.999 1.1000 1.1001 1.1002").Select(found => found.Version));
        Assert.Empty(Found($"{Minors} 1.999 1.1000 1.1001 1.1002 1.1003"));
        Assert.Empty(Found("40 41 42 43 44 183 184 185 186 187"));
    }

    [Fact]
    public void What_comes_after_an_outlier_is_one_as_well() =>
        Assert.Equal([("1.999.0", "1.12.0"), ("1.999.1", "1.12.0"), ("2.999", "1.12.0")], Found($"{Minors} 1.999.0 1.999.1 2.999"));

    [Fact]
    public void A_version_above_an_outlier_that_is_no_jump_from_the_history_is_none() =>
        Assert.Equal([("1.999", "1.12.0")], Found($"{Minors} 1.999 2.0"));

    [Fact]
    public void Spellings_and_pre_releases_of_one_version_count_once()
    {
        Assert.Empty(Found("1.0rc1 1.0 1.1 1.1.0.post1 1.2 1.2-alpha 1.3 1.999"));
        Assert.Equal([("1.999-rc1", "1.4"), ("1.999", "1.4")], Found("1.0 1.1 1.2 1.3 1.4 1.999 1.999-rc1"));
    }

    [Fact]
    public void A_confirmed_version_is_part_of_the_history()
    {
        Assert.Empty(Found($"{Minors} 1.999.0 1.999.1 1.1000", confirmed: "1.999.0"));
        Assert.Equal([("1.999.0", "1.12.0")], Found($"{Minors} 1.999.0 1.999.1 1.1000", confirmed: "1.999.1"));
        Assert.Empty(Found($"{Minors} 1.999-rc1 1.999", confirmed: "1.999"));
        Assert.Equal([("1.9999999", "1.12.0")], Found($"{Minors} 1.9999999", confirmed: "1.12.0"));
    }

    [Fact]
    public void No_order_of_the_versions_makes_a_difference()
    {
        string[] versions = [.. $"{Minors} 1.999.0 1.999.1 2.0 2.999".Split(' ')];
        var expected = Found(string.Join(' ', versions));
        Gen.Shuffle(versions).Sample(shuffled => Assert.Equal(expected, Found(string.Join(' ', shuffled))), seed: "0000KdaBcNlM", iter: Tries.Of(500), threads: 1);
    }

    private static List<(string Version, string After)> Found(string versions, string? confirmed = null) =>
        [.. Outliers.Among(versions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReleaseVersion.Parse), version => version.Text == confirmed)
            .OrderBy(found => found.Key)
            .Select(found => (found.Key.Text, found.Value.Text))];
}
