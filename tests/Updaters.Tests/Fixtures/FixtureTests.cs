using System.Text;
using Xunit;

namespace Updaters.Tests.Fixtures;

public class FixtureTests
{
    [Theory]
    [MemberData(nameof(FixtureFolders.Cases), MemberType = typeof(FixtureFolders))]
    public void A_fixture_becomes_its_after(string id)
    {
        var fixture = FixtureCase.Load(id);
        var run = FixtureRun.Of(fixture);
        Assert.Equal(Encoding.Latin1.GetString(fixture.After ?? fixture.Before), Encoding.Latin1.GetString(run.After));
        Assert.Equal(fixture.Refused, run.Refused);
        Assert.Equal(fixture.Moved, run.Moved);
    }

    [Theory]
    [MemberData(nameof(FixtureFolders.Cases), MemberType = typeof(FixtureFolders))]
    public void A_fixture_with_an_after_changes_something(string id)
    {
        var fixture = FixtureCase.Load(id);
        Assert.False(fixture.After is { } after && after.AsSpan().SequenceEqual(fixture.Before), $"{id}: after equals before; leave it out");
    }

    [Fact]
    public void Every_format_has_ten_fixtures()
    {
        var counts = FixtureFolders.Ids.GroupBy(id => FixtureCase.Load(id).Format).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(FixtureFolders.Formats.Order(), counts.Keys.Order());
        Assert.All(counts, count => Assert.True(count.Value >= 10, $"{count.Key} has only {count.Value} fixtures"));
    }
}
