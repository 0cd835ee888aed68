using Updaters.Docs;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

/// <summary>What the page, the table, the block or the line around a version says of it.</summary>
public class SurroundingsTests
{
    private const string Pin = "`acme-tool==1.2.3`";

    private static readonly Upstream Tool = Upstream.WithDefaultNames(UpstreamId.Parse("acme/acme-tool"));

    [Theory]
    [InlineData("| Feature | Since |\n|---|---|\n| lint | " + Pin + " |")]
    [InlineData("| Feature | Added in |\n|---|---|\n| lint | " + Pin + " |")]
    [InlineData("| Признак | Проверено на |\n|---|---|\n| a | " + Pin + " |")]
    public void A_column_may_hold_facts_of_the_past(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("| Version | Status |\n|---|---|\n| " + Pin + " | fine |")]
    [InlineData("| Pin | Seconds |\n|---|---|\n| " + Pin + " | 12 |")]
    [InlineData("| Ours | Pin |\n|---|---|\n| 4.1 | " + Pin + " |")]
    public void A_table_may_tell_of_releases_rather_than_of_use(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("| Step | Command |\n|---|---|\n| 1 | " + Pin + " |")]
    [InlineData("| Package | Pin |\n|---|---|\n| tool | " + Pin + " |")]
    public void Other_tables_are_read(string text) => Assert.Single(Find(text));

    [Theory]
    [InlineData("- OS: Fedora 39\n- Tool: " + Pin)]
    [InlineData("> alice wrote on Monday:\n> use " + Pin)]
    [InlineData("[^a]: K. Lund, " + Pin + ", 2023.")]
    public void A_record_of_one_occasion_is_left(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("> This page is outdated.\n\nInstall " + Pin)]
    [InlineData("Эта страница устарела.\n\nСтавим " + Pin)]
    public void A_page_that_calls_itself_outdated_is_left(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("Use ~~" + Pin + "~~ something else")]
    [InlineData("Use <del>" + Pin + "</del> something else")]
    public void What_is_struck_out_is_left(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("Until 1.3.0 is fixed, install " + Pin)]
    [InlineData("Install " + Pin + ", since 1.2.4 needs a newer libc")]
    public void Who_speaks_of_a_newer_version_means_the_older_one(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("## Performance of 1.2.3\n\nInstall " + Pin, false)]
    [InlineData("## Install release 1.2.3 of it\n\nInstall " + Pin, true)]
    public void A_heading_that_names_the_version_makes_its_section_one_about_it(string text, bool isFound) => Assert.Equal(isFound, Find(text).Count == 1);

    [Theory]
    [InlineData("```\nacme-tool==1.2.3  # do not bump\n```")]
    [InlineData("```\n# breaks with anything else\nacme-tool==1.2.3\n```")]
    [InlineData("```\nacme-tool==1.2.3  # see #41\n```")]
    public void A_remark_beside_a_line_of_code_may_hold_it(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("```\n$ pip install acme-tool==1.2.3\n```", 1)]
    [InlineData("```\n$ pip list\nacme-tool==1.2.3\n```", 0)]
    [InlineData("```\nCollecting acme-tool==1.2.3\n```", 0)]
    [InlineData("```\n2024-01-02 10:00:00 INFO acme-tool==1.2.3\n```", 0)]
    public void Commands_move_and_what_they_printed_stays(string text, int found) => Assert.Equal(found, Find(text).Count);

    [Theory]
    [InlineData("We measured it like this:\n\n```\npip install acme-tool==1.2.3\n```", 0)]
    [InlineData("Do it like this:\n\n```\npip install acme-tool==1.2.3\n```", 1)]
    [InlineData("Known problems:\n\n- " + Pin, 0)]
    [InlineData("Packages:\n\n- " + Pin, 1)]
    public void The_sentence_that_leads_to_code_or_a_list_speaks_for_it(string text, int found) => Assert.Equal(found, Find(text).Count);

    [Fact]
    public void A_checksum_beside_a_version_holds_it() =>
        Assert.Empty(Find($"```\npip download acme-tool==1.2.3\necho \"{new string('a', 64)}  x.whl\" | sha256sum -c\n```"));

    private static List<Reference> Find(string text) => [.. new DocsUpdater().Find(new FileText("README.md", text), [Tool])];
}
