using System.Text.RegularExpressions;
using BumpBot.Planning.Notes;
using CsCheck;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace BumpBot.Tests.Planning.Notes;

public sealed partial class SanitizedNotesTests
{
    private const string Gap = "&#8203;";

    private static readonly string[] Pieces =
    [
        "@user", "@org/team", "\\@user", "&#64;user", "&commat;user", "&#x40;user", "@&#117;ser", "#1", "\\#12", "&#35;3", "&num;4", "o/r#5", "GH-6", "gh\\-7",
        "fixes #8", "closes o/r#9", "Resolves https://github.com/o/r/issues/10", "https://github.com/o/r/pull/11", "www.github.com/o/r/issues/12",
        "[t](https://github.com/o/r/issues/13)", "[t](https://GitHub.com:443/o/r/%69ssues/14 \"@user\")", "<https://github.com/o/r/commit/abc>",
        "<!-- hidden -->", "<!--", "-->", "<!-- bumpbot {\"v\":1,\"kind\":\"bump\",\"members\":[\"o/r@1\"]} -->", "<b>", "</b>", "<details>", "</details>",
        "<summary>s</summary>", "<div align=\"x\">", "<script>", "</script>", "<img src=\"https://x.y/z.png\" onerror=\"x\">", "<a href=\"javascript:x\">", "<a href='https://github.com/o/r/issues/1'>", "</a>",
        "`", "``", "```\n", "~~~\n", "`@code #1`", "\n", "\n\n", "    ", "> ", "- ", "1. ", "# ", "### ", "===\n", "---\n", "| a | b |\n|---|---|\n| @x | #1 |\n",
        "[r]: https://github.com/o/r/issues/2\n", "[r]", "![i](https://x.y/z.png)", "[j](javascript:alert(1))", "[j](java&#115;cript:x)", "<javascript:x>", "[d](data:text/html,x)",
        "\u200b", "\u202e", "\U000E0041", "\0", "\ud800", "é", "😀", "*", "**", "_", "~~", "[", "]", "(", ")", "<", ">", "&", "\\", "\t", "\r\n", "text", " ",
        "\n/merge", "\n/bumpbot merge\n", "https://medium.com/@user/post", "https://x.y/z#12", "me@example.org", "o/r@0123456789abcdef0123456789abcdef01234567",
    ];

    private static readonly Gen<string> Hostile = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 25].Select(string.Concat);

    [Theory]
    [InlineData("Thanks @user and @org/team!", $"Thanks @{Gap}user and @{Gap}org/team!")]
    [InlineData("a &#64;user b", $"a @{Gap}user b")]
    [InlineData("Fixes #12, closes o/r#13, GH-14", $"Fixes #{Gap}12, closes o/r#{Gap}13, GH-{Gap}14")]
    [InlineData("<p>\n&#64user &#x40user\n</p>", $"<p>\n&#{Gap}64user &#{Gap}x40user\n</p>")]
    [InlineData("```\nnever closed\n<details>", "```\nnever closed\n<details>\n```")]
    [InlineData("<details>\n\n```\nnever closed", "<details>\n\n```\nnever closed\n```\n\n</details>")]
    [InlineData("Code stays: `@user #1`", "Code stays: `@user #1`")]
    [InlineData("```c\n@user #1\n```", "```c\n@user #1\n```")]
    [InlineData("resolves https://github.com/o/r/issues/3", "resolves https://redirect.github.com/o/r/issues/3")]
    [InlineData("[PR](https://github.com/o/r/pull/3#x)", "[PR](https://redirect.github.com/o/r/pull/3#x)")]
    [InlineData("[PR](https://github.com:443/o/r/%70ull/3)", "[PR](https://redirect.github.com/o/r/pull/3)")]
    [InlineData("<https://github.com/o/r/issues/3>", "<https://redirect.github.com/o/r/issues/3>")]
    [InlineData("[t][r]\n\n[r]: https://github.com/o/r/issues/3", "[t][r]\n\n[r]: https://redirect.github.com/o/r/issues/3")]
    [InlineData("https://github.com/o/r/compare/v1...v2", "https://github.com/o/r/compare/v1...v2")]
    [InlineData("https://medium.com/@user/post", "https://medium.com/%40user/post")]
    [InlineData("![shot](https://x.y/z.png) [docs](https://x.y/)", "![shot](https://x.y/z.png) [docs](https://x.y/)")]
    [InlineData("[x](javascript:alert)", "[x](#)")]
    [InlineData("[x](java&#115;cript:alert)", "[x](#)")]
    [InlineData("a<!-- hidden -->b", "ab")]
    [InlineData("<!-- hidden -->\ntext", "text")]
    [InlineData("text\n\n<!-- never closed\n\nmore", "text\n\n&lt;!-- never closed\n\nmore")]
    [InlineData("a <script>x</script>", "a &lt;script>x&lt;/script>")]
    [InlineData("<b>bold", "&lt;b>bold")]
    [InlineData("<B>bold</B> H<sub>2</sub>O", "<b>bold</b> H<sub>2</sub>O")]
    [InlineData("<details>\n<summary>More</summary>\n\nx", "<details>\n<summary>More</summary>\n\nx\n\n</details>")]
    [InlineData("x\n\n</details>", "x\n\n&lt;/details>")]
    [InlineData("<img onerror=\"x\" src='https://x.y/z.png' width=10>", "<img src=\"https://x.y/z.png\" width=\"10\">")]
    [InlineData("# One\n\n## Two\n\n#### Four", "#### One\n\n##### Two\n\n###### Four")]
    [InlineData("Title\n=====\n\nSub\n---\n\ntext", "#### Title\n\n\n##### Sub\n\n\ntext")]
    [InlineData("```\nnever closed", "```\nnever closed\n```")]
    [InlineData("a\u200bb\u202ec\U000E0041d\u00ade", "abcde")]
    [InlineData("text\n/merge now", $"text\n{Gap}/merge now")]
    [InlineData("```\n/merge\n/usr/bin/x\n```", "```\n /merge\n/usr/bin/x\n```")]
    [InlineData("```\nfixes #12\n```", "```\nfixes # 12\n```")]
    [InlineData("`<!-- bumpbot {} -->`", "`<!- - bumpbot {} -->`")]
    [InlineData("One\r\n\r\nTwo\r\n", "One\n\nTwo")]
    [InlineData("by @a in https://github.com/o/r/pull/1", $"by @{Gap}a in https://redirect.github.com/o/r/pull/1")]
    [InlineData("- @dependabot[bot] made their first contribution", $"- @{Gap}dependabot[bot] made their first contribution")]
    [InlineData(null, "")]
    [InlineData("  \n\n", "")]
    public void Foreign_notes_do_no_harm(string? notes, string expected) => Assert.Equal(expected, SanitizedNotes.Of(notes));

    [Theory]
    [InlineData("[guide](docs/guide.md)", "[guide](https://github.com/o/r/blob/v1/docs/guide.md)")]
    [InlineData("[guide](./docs/guide.md#top)", "[guide](https://github.com/o/r/blob/v1/docs/guide.md#top)")]
    [InlineData("[guide](/docs/guide.md)", "[guide](https://github.com/o/r/blob/v1/docs/guide.md)")]
    [InlineData("[issue](../../issues/3)", "[issue](https://redirect.github.com/o/r/issues/3)")]
    [InlineData("![shot](img/a.png)", "![shot](https://github.com/o/r/raw/v1/img/a.png)")]
    [InlineData("<img src=\"img/a.png\" width=\"10\">", "<img src=\"https://github.com/o/r/raw/v1/img/a.png\" width=\"10\">")]
    [InlineData("[t][r]\n\n[r]: docs/a.md", "[t][r]\n\n[r]: https://github.com/o/r/blob/v1/docs/a.md")]
    [InlineData("[top](#top) [web](https://x.y/) [mail](mailto:a@b.c) [x](//evil.example/a)", "[top](#top) [web](https://x.y/) [mail](mailto:a@b.c) [x](//evil.example/a)")]
    public void Relative_links_lead_to_the_upstream_at_its_tag(string notes, string expected) =>
        Assert.Equal(expected, SanitizedNotes.Of(notes, new Uri("https://github.com/o/r/blob/v1/")));

    [Fact]
    public void Whatever_comes_in_with_relative_links_nothing_harmful_comes_out() => Hostile.Sample(
        notes => AssertHarmless(SanitizedNotes.Of(notes, new Uri("https://github.com/o/r/blob/v1/"))), iter: 300, threads: 1);

    [Fact]
    public void Subjects_of_commits_do_no_harm_either() => Hostile.Array[1, 5].Sample(
        subjects =>
        {
            var list = BumpBot.Planning.CommitList.Of(new BumpBot.Model.EvidenceAnswer.Commits([.. subjects.Select((text, i) => new BumpBot.Model.CommitMessage($"{i}", text))], subjects.Length), "v1");
            AssertHarmless(list);
            Assert.True(list.Split('\n').Length <= subjects.Length + 4);
        }, iter: 300, threads: 1);

    [Fact]
    public void Whatever_comes_in_nothing_harmful_comes_out() => Hostile.Sample(AssertHarmless, iter: 800, threads: 1);

    [Fact]
    public void Cleaning_clean_notes_changes_nothing() => Hostile.Sample(
        notes => Assert.Equal(SanitizedNotes.Of(notes), SanitizedNotes.Of(SanitizedNotes.Of(notes))), iter: 400, threads: 1);

    [Theory]
    [InlineData("[")]
    [InlineData("![a](")]
    [InlineData("*a ")]
    [InlineData("**a_b ")]
    [InlineData("> ")]
    [InlineData("<details>\n\n")]
    [InlineData("<b>")]
    [InlineData("@")]
    [InlineData("<!--")]
    [InlineData("`a``")]
    [InlineData("# x\n\n")]
    [InlineData("&#64;")]
    [InlineData("Fixes #1 for @user in https://github.com/o/r/issues/1\n\n")]
    public void A_megabyte_of_anything_is_cleaned(string piece) =>
        AssertHarmless(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));

    private static void AssertHarmless(string notes)
    {
        var clean = SanitizedNotes.Of(notes);
        Assert.False(BumpBot.Planning.Marks.TryRead(clean, out _));
        Assert.DoesNotContain("<!-- bumpbot", clean, StringComparison.OrdinalIgnoreCase);
        var document = Markdown.Parse(clean, new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseAutoLinks().UsePreciseSourceLocation().Build());
        foreach (var text in Texts(document))
        {
            Assert.DoesNotMatch(Mention(), text);
            Assert.DoesNotMatch(Reference(), text);
            Assert.DoesNotContain("https://github.com/o/r/issues", text, StringComparison.OrdinalIgnoreCase);
        }
        foreach (var link in document.Descendants<LinkInline>())
        {
            Assert.DoesNotMatch(Thread(), Uri.UnescapeDataString(link.Url ?? ""));
            Assert.DoesNotMatch(@"^\s*(?i:javascript|data):", link.Url ?? "");
        }
        foreach (var html in document.Descendants().Where(node => node is HtmlBlock or HtmlInline))
            Assert.DoesNotMatch("""<!--|(?i:<script|<[^>]*="\s*javascript:|<[^>]*\sonerror)""", clean.Substring(html.Span.Start, html.Span.Length));
        foreach (var heading in document.Descendants<HeadingBlock>())
            Assert.True(heading.Level >= 4);
        Assert.False(document.LastChild is FencedCodeBlock { ClosingFencedCharCount: 0 });
    }

    /// <summary>The text nodes that a forge would look through: literals and entities that stand side by side, outside code and links.</summary>
    private static IEnumerable<string> Texts(MarkdownDocument document)
    {
        foreach (var block in document.Descendants<LeafBlock>().Where(block => block.Inline is not null))
        {
            foreach (var run in Runs(block.Inline!))
                yield return run;
        }
        foreach (var html in document.Descendants<HtmlBlock>())
            yield return System.Net.WebUtility.HtmlDecode(Tag().Replace(html.Lines.ToString(), " "));
    }

    private static IEnumerable<string> Runs(ContainerInline container)
    {
        var run = "";
        foreach (var inline in container)
        {
            if (inline is LiteralInline or HtmlEntityInline)
            {
                run += inline is LiteralInline literal ? literal.Content.ToString() : ((HtmlEntityInline)inline).Transcoded.ToString();
                continue;
            }
            yield return run;
            run = "";
            if (inline is ContainerInline inner and not LinkInline)
            {
                foreach (var innerRun in Runs(inner))
                    yield return innerRun;
            }
        }
        yield return run;
    }

    [GeneratedRegex(@"(?:^|[^A-Za-z0-9_])@[A-Za-z0-9]")]
    private static partial Regex Mention();

    [GeneratedRegex(@"#[0-9]|(?<![A-Za-z0-9])GH-[0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^https?://(?:www\.)?github\.com(?::\d+)?/[^/]+/[^/]+/(?:issues|pull|commit)/", RegexOptions.IgnoreCase)]
    private static partial Regex Thread();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
