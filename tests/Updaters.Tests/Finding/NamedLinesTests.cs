using CsCheck;
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
        Assert.All([16 * 1024, 17_001, 17_500, 18_322], blanks => Assert.Equal(expected, Find(fixture, WithBlanks(text, blanks), blanks)));
    }

    /// <summary>Blank lines in front; a first line that says what the file is stays the first.</summary>
    private static string WithBlanks(string text, int count) =>
        text.StartsWith("#!", StringComparison.Ordinal) ? text.Insert(text.IndexOf('\n', StringComparison.Ordinal), new string('\n', count)) : new string('\n', count) + text;

    /// <summary>An upstream of a name without letters may be named anywhere, so that everything is read.</summary>
    [Theory]
    [InlineData("groovy")]
    [InlineData("homebrew")]
    public void The_same_is_found_in_any_row_of_files_where_nothing_is_left_out(string format)
    {
        List<FixtureCase> fixtures = [.. FixtureFolders.Ids.Where(id => id.StartsWith(format + "/", StringComparison.Ordinal)).Select(FixtureCase.Load)];
        Gen.Select(Gen.Int[0, fixtures.Count - 1].Array[1, 6], Gen.Int[0, 20_000], (row, blanks) => (row, blanks)).Sample(sample =>
        {
            var first = fixtures[sample.row[0]];
            var text = string.Join(new string('\n', sample.blanks), sample.row.Select(index => FileBytes.Decode(fixtures[index].Before).Text));
            List<Upstream> upstreams = [.. sample.row.SelectMany(index => fixtures[index].Upstreams).Select(known => known.Upstream).DistinctBy(upstream => upstream.Id)];
            Assert.Equal(Find(first, text, 0, upstreams), Find(first, text, 0, [.. upstreams, Upstream.WithDefaultNames(UpstreamId.Parse("acme/--"))]));
        }, iter: 200);
    }

    private static List<string> Find(FixtureCase fixture, string text, int offset) =>
        Find(fixture, text, offset, [.. fixture.Upstreams.Select(known => known.Upstream)]);

    /// <summary>What is found, as if nothing stood before the offset.</summary>
    private static List<string> Find(FixtureCase fixture, string text, int offset, List<Upstream> upstreams) =>
    [
        .. from updater in FileUpdaters.All
           where updater.Name == fixture.Format
           from reference in updater.Find(new FileText(fixture.Path, text), upstreams)
           select $"{reference.Upstream} {reference.Span.Start - offset} {reference.Current} {reference.Kind} {reference.Pins.Count}",
    ];
}
