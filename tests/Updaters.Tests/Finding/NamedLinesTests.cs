using Updaters.References;
using Updaters.Tests.Fixtures;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Finding;

public class NamedLinesTests
{
    private static readonly string[] Formats = ["toml", "gomod", "tool-versions", "terraform", "shell", "groovy", "homebrew"];

    public static IEnumerable<TheoryDataRow<string>> Cases => FixtureFolders.Ids.Where(id => Formats.Contains(id.Split('/')[0])).Select(id => new TheoryDataRow<string>(id));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_so_long_that_it_is_searched_for_names_has_the_same_references(string id)
    {
        var fixture = FixtureCase.Load(id);
        var text = FileBytes.Decode(fixture.Before).Text;
        var expected = Find(fixture, text, 0);
        Assert.All([16 * 1024, 17_001, 17_500, 18_322], blanks => Assert.Equal(expected, Find(fixture, new string('\n', blanks) + text, blanks)));
    }

    /// <summary>What is found, as if nothing stood before the offset.</summary>
    private static List<string> Find(FixtureCase fixture, string text, int offset)
    {
        List<Upstream> upstreams = [.. fixture.Upstreams.Select(known => known.Upstream)];
        return
        [
            .. from updater in FileUpdaters.All
               where updater.Name == fixture.Format
               from reference in updater.Find(new FileText(fixture.Path, text), upstreams)
               select $"{reference.Upstream} {reference.Span.Start - offset} {reference.Current} {reference.Kind} {reference.Pins.Count}",
        ];
    }
}
