using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using BumpBot.Serve.Pages;
using BumpBot.Serve.Pages.Markup;
using BumpBot.Serve.Pages.Views;
using BumpBot.Tests.Planning;
using CsCheck;
using Updaters.References;

namespace BumpBot.Tests.Serve.Pages;

/// <summary>The pages as HTML and JSON of <c>fixtures/pages</c>, and what holds whatever text from outside says.</summary>
public class PageTests
{
    private static readonly string[] Dangerous =
        ["<script>alert(1)</script>", "\" onload=\"x", "'><img src=x onerror=alert(1)>", "</title></main>", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "&lt;b&gt;", "\u202e\u2066", "\0\u0007", "\ud800", "a\r\nb", "{{7*7}}", "<!--", "]]>", "https://example.org/\"onclick=x", new string('x', 5000)];

    public static TheoryData<string> Cases => ["sample", "empty"];

    public static TheoryData<string> Hostile => [.. Dangerous];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_pages_read_as_expected(string @case)
    {
        foreach (var (name, content) in Contents(FactsOf(@case)))
            GoldenFile.AssertSame(@case, $"{name}.html", content.ToString(), "pages");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Their_json_reads_as_expected(string @case)
    {
        var facts = FactsOf(@case);
        GoldenFile.AssertSame(@case, "overview.json", JsonSerializer.Serialize(OverviewFacts.Of(facts), PageJson.Default.OverviewView) + "\n", "pages");
        GoldenFile.AssertSame(@case, "upstreams.json", JsonSerializer.Serialize(UpstreamFacts.All(facts), PageJson.Default.UpstreamsView) + "\n", "pages");
        GoldenFile.AssertSame(@case, "target.json", JsonSerializer.Serialize(TargetFacts.Of(Tools, facts), PageJson.Default.TargetView) + "\n", "pages");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Text_from_outside_never_becomes_markup_or_a_link_to_anything_but_the_web(string text) => AssertHarmless(text);

    [Fact]
    public void Nor_does_any_other_text() =>
        Gen.Int[0, Dangerous.Length - 1].Select(index => Dangerous[index]).Select(Gen.Char['\u0020', '\u007e'].Array[0, 20], (danger, more) => danger + new string(more)).Sample(AssertHarmless, iter: 200);

    [Fact]
    public void The_frame_has_a_skip_link_one_main_a_language_and_marks_the_current_page()
    {
        var page = PageFrame.Of("/targets", "<acme>", "1", Html.Nothing);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"skip\" href=\"#content\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/targets\" aria-current=\"page\">", page, StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;acme&gt;</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_upstream_or_target_that_nobody_knows_has_no_page()
    {
        Assert.Null(UpstreamFacts.Of(UpstreamId.Parse("no/body"), PageSample.Facts()));
        Assert.Null(TargetFacts.Of(RepoName.Parse("no/body"), PageSample.Facts()));
    }

    [Fact]
    public void The_time_that_a_page_with_1000_upstreams_takes_is_told()
    {
        var facts = PageSample.Large(1000);
        foreach (var (name, content) in new (string, Func<Html>)[]
        {
            ("/upstreams", () => UpstreamPages.Of(UpstreamFacts.All(facts))), ("/", () => OverviewPage.Of(OverviewFacts.Of(facts))),
        })
        {
            content();
            var begun = Stopwatch.GetTimestamp();
            var length = content().ToString().Length;
            TestContext.Current.SendDiagnosticMessage("{0} with 1,000 upstreams: {1:0.0} ms, {2} characters (goal 300 ms)", name, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, length);
            Assert.True(length > 1000);
        }
    }

    private static RepoName Tools => RepoName.Parse("acme/tools");

    private static PageFacts FactsOf(string @case) => @case == "empty" ? PageSample.Empty : PageSample.Facts();

    private static IEnumerable<(string Name, Html Content)> Contents(PageFacts facts) =>
    [
        ("overview", OverviewPage.Of(OverviewFacts.Of(facts))),
        ("upstreams", UpstreamPages.Of(UpstreamFacts.All(facts))),
        ("upstream", UpstreamPages.Of(UpstreamFacts.Of(UpstreamId.Parse("tools/hammer"), facts)!)),
        ("targets", TargetPages.Of(TargetFacts.All(facts))),
        ("target", TargetPages.Of(TargetFacts.Of(Tools, facts)!)),
    ];

    private static void AssertHarmless(string text)
    {
        HashSet<string> elements = ["x", "section", "h2", "h3", "p", "div", "dl", "dt", "dd", "ul", "ol", "li", "a", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "strong", "time", "details", "summary"];
        HashSet<string> attributes = ["class", "role", "tabindex", "aria-label", "scope", "href", "rel", "datetime"];
        foreach (var (_, content) in Contents(PageSample.Facts(text)))
        {
            var page = XDocument.Parse($"<x>{content}</x>");
            Assert.Subset(elements, page.Descendants().Select(element => element.Name.LocalName).ToHashSet());
            Assert.Subset(attributes, page.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).ToHashSet());
            Assert.All(page.Descendants("a"), link => Assert.Matches(@"\A(/(upstreams|targets)(/|\z)|https?://)", link.Attribute("href")!.Value));
        }
    }
}
