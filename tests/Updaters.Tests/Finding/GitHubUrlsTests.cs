using System.Text;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Finding;

/// <summary>In these texts, ‹ and › stand around what must be found; everything else must not be.</summary>
public class GitHubUrlsTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData("https://github.com/acme/tool/releases/tag/‹v1.2.3›")]
    [InlineData("http://github.com/acme/tool/releases/tag/‹1.2.3›")]
    [InlineData("github.com/acme/tool/releases/tag/‹v1.2.3›")]
    [InlineData("https://www.github.com/acme/tool/releases/tag/‹v1.2.3›")]
    [InlineData("HTTPS://GitHub.com/ACME/Tool/releases/tag/‹v1.2.3›")]
    [InlineData("https://x-access-token:${TOKEN}@github.com/acme/tool/archive/‹v1.2.3›.zip")]
    [InlineData("https://mirror.example.org/https://github.com/acme/tool/archive/‹v1.2.3›.zip")]
    [InlineData("https://github.com/acme/tool/releases/download/‹v1.2.3›/tool.zip")]
    [InlineData("https://github.com/acme/tool/releases/download/‹v1.2.3›")]
    [InlineData("https://github.com/acme/tool/releases/download/‹v1.2.3›/$(FILE)")]
    [InlineData("https://github.com/acme/tool/archive/‹v1.2.3›.tar.gz")]
    [InlineData("https://github.com/acme/tool/archive/‹v1.2.3›.zip")]
    [InlineData("https://github.com/acme/tool/archive/refs/tags/‹v1.2.3›.tar.gz")]
    [InlineData("https://github.com/acme/tool/archive/‹v1.2.3›/tool-‹1.2.3›.tar.gz")]
    [InlineData("https://github.com/acme/tool/tarball/‹v1.2.3›")]
    [InlineData("https://github.com/acme/tool/zipball/refs/tags/‹v1.2.3›")]
    [InlineData("https://github.com/acme/tool/tree/‹v1.2.3›")]
    [InlineData("https://github.com/acme/tool/tree/‹v1.2.3›/docs/v1.2.3")]
    [InlineData("https://github.com/acme/tool/blob/‹v1.2.3›/README.md#License")]
    [InlineData("https://github.com/acme/tool/raw/‹v1.2.3›/install-1.2.3.sh")]
    [InlineData("https://github.com/acme/tool/raw/refs/tags/‹v1.2.3›/install.sh")]
    [InlineData("https://raw.githubusercontent.com/acme/tool/‹v1.2.3›/install.sh")]
    [InlineData("https://raw.githubusercontent.com/acme/tool/refs/tags/‹v1.2.3›/install.sh")]
    [InlineData("https://codeload.github.com/acme/tool/tar.gz/‹v1.2.3›")]
    [InlineData("https://codeload.github.com/acme/tool/zip/refs/tags/‹v1.2.3›")]
    [InlineData("https://codeload.github.com/acme/tool/legacy.tar.gz/‹v1.2.3›")]
    [InlineData("https://api.github.com/repos/acme/tool/tarball/‹v1.2.3›")]
    [InlineData("https://api.github.com/repos/acme/tool/zipball/refs/tags/‹v1.2.3›")]
    [InlineData("https://api.github.com/repos/acme/tool/releases/tags/‹v1.2.3›")]
    [InlineData("https://cdn.jsdelivr.net/gh/acme/tool@‹v1.2.3›/dist/tool.js")]
    [InlineData("https://cdn.jsdelivr.net/gh/acme/tool@‹1.2.3›")]
    [InlineData("git+https://github.com/acme/tool.git@‹v1.2.3›")]
    [InlineData("git+https://github.com/acme/tool.git@refs/tags/‹v1.2.3›")]
    [InlineData("git+https://github.com/acme/tool@‹v1.2.3›#egg=tool")]
    [InlineData("tool @ git+https://github.com/acme/tool@‹v1.2.3›#subdirectory=py")]
    [InlineData("git+ssh://git@github.com/acme/tool.git@‹v1.2.3›")]
    [InlineData("git@github.com:acme/tool.git@‹v1.2.3›")]
    [InlineData("https://github.com/acme/tool.git#‹v1.2.3›:docker")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹tool-1.2.3›")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹release-1.2.3›")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹llvmorg-17.0.6›")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹v4›")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹2024.01.05›")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹v1.0.0-rc.1›")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹v1.0.0%2Bbuild.5›")]
    [InlineData("https://github.com/acme/tool/tree/‹tool/v1.2.3›/docs")]
    [InlineData("https://github.com/acme/tool/releases/download/‹cli/v1.2.3›/cli.zip")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹cli%2Fv1.2.3›")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹tool%401.2.3›")]
    [InlineData("https://github.com/acme/tool/archive/‹cli/v1.2.3›.zip")]
    public void A_tag_is_found_where_the_shape_of_the_url_has_one(string marked) => FindsTheMarked(marked);

    [Theory]
    [InlineData("https://github.com/acme/tool/releases/latest")]
    [InlineData("https://github.com/acme/tool/releases/latest/download/tool-1.2.3.zip")]
    [InlineData("https://github.com/acme/tool/releases")]
    [InlineData("https://github.com/acme/tool/compare/v1.2.2...v1.2.3")]
    [InlineData("https://github.com/acme/tool/blob/v1.2.3/README.md#L10-L12")]
    [InlineData("git+https://github.com/acme/tool.git@refs/heads/1.2.3")]
    [InlineData("https://github.com/acme/tool/commit/" + Sha)]
    [InlineData("https://github.com/acme/tool/issues/123")]
    [InlineData("https://github.com/acme/tool/pull/1.2")]
    [InlineData("https://github.com/acme/tool/milestone/3")]
    [InlineData("https://github.com/acme/tool/tree/main")]
    [InlineData("https://github.com/acme/tool/tree/feature-2")]
    [InlineData("https://github.com/acme/tool/tree/feature/1.2.3")]
    [InlineData("https://github.com/acme/tool/blob/main/v1.2.3/file")]
    [InlineData("https://github.com/acme/tool/archive/main.tar.gz")]
    [InlineData("https://github.com/acme/tool/archive/refs/heads/1.2.3.zip")]
    [InlineData("https://github.com/acme/tool/tree/refs/heads/v1.2.3")]
    [InlineData("https://github.com/acme/tool/releases/download/$(VERSION)/tool-1.2.3.zip")]
    [InlineData("https://github.com/acme/tool/releases/download/v$(VERSION)/tool-1.2.3.zip")]
    [InlineData("https://github.com/acme/tool/releases/download/v${VERSION}/tool.zip")]
    [InlineData("https://github.com/acme/tool/releases/download/v{{ version }}/tool.zip")]
    [InlineData("https://github.com/acme/tool/releases/tag/v1.2.${PATCH}")]
    [InlineData("https://github.com/acme/tool/releases/tag/v1.2.3${SUFFIX}")]
    [InlineData("https://github.com/acme/tool/releases/tag/v1.2.#{patch}")]
    [InlineData("https://github.com/acme/tool/releases/tag/v1.2.*")]
    [InlineData("https://github.com/acme/tool/releases/tag/v1.2.<n>")]
    [InlineData("https://github.com/acme/tool/releases/tag/v1.2.%s")]
    [InlineData("https://github.com/acme/tool/releases/tag/v1.x")]
    [InlineData("https://github.com/acme/tool/releases/tag/")]
    [InlineData("https://github.com/acme/tool")]
    [InlineData("https://github.com/acme/tool@v1.2.3")]
    [InlineData("https://github.com/acme/tool-extra/releases/tag/v1.2.3")]
    [InlineData("https://github.com/acme/toolbox/releases/tag/v1.2.3")]
    [InlineData("https://github.com/other/tool/releases/tag/v1.2.3")]
    [InlineData("https://evilgithub.com/acme/tool/releases/tag/v1.2.3")]
    [InlineData("https://github.com.evil.example/acme/tool/releases/tag/v1.2.3")]
    [InlineData("https://gist.github.com/acme/tool/releases/tag/v1.2.3")]
    [InlineData("https://github.example.org/acme/tool/releases/tag/v1.2.3")]
    [InlineData("https://gitlab.com/acme/tool/releases/tag/v1.2.3")]
    [InlineData("https://example.org/github.com:acme/tool/releases/tag/v1.2.3")]
    [InlineData("https://web.archive.org/web/2020/https://github.com/acme/tool/releases/tag/v1.2.3")]
    [InlineData("github.com acme/tool releases/tag/v1.2.3")]
    [InlineData("acme/tool v1.2.3")]
    public void Nothing_else_is_a_reference(string text) => FindsTheMarked(text);

    [Theory]
    [InlineData("See https://github.com/acme/tool/releases/tag/‹v1.2.3›.")]
    [InlineData("(https://github.com/acme/tool/releases/tag/‹v1.2.3›)")]
    [InlineData("<https://github.com/acme/tool/releases/tag/‹v1.2.3›>")]
    [InlineData("[notes](https://github.com/acme/tool/releases/tag/‹v1.2.3› \"title\")")]
    [InlineData("**https://github.com/acme/tool/releases/tag/‹v1.2.3›**")]
    [InlineData("_https://github.com/acme/tool/releases/tag/‹v1.2.3›_")]
    [InlineData("'https://github.com/acme/tool/releases/tag/‹v1.2.3›'")]
    [InlineData("`https://github.com/acme/tool/releases/tag/‹v1.2.3›`")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹v1.2.3›, https://github.com/acme/tool/tree/‹v1.2.2›; and so on")]
    [InlineData("<a href=\"https://github.com/acme/tool/releases/tag/‹v1.2.3›\">https://github.com/acme/tool/tree/‹v1.2.3›.</a>")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹v1.2.3›/")]
    [InlineData("https://github.com/acme/tool/releases/tag/‹v1.2.3›?expanded=true")]
    [InlineData("[1]: https://github.com/acme/tool/archive/‹v1.2.3›.zip\r\n[2]: https://github.com/acme/tool/archive/‹v1.2.2›.zip\r\n")]
    public void The_text_around_a_url_is_no_part_of_it(string marked) => FindsTheMarked(marked);

    [Theory]
    [InlineData("download/‹v1.2.3›/tool-‹1.2.3›-linux.tar.gz")]
    [InlineData("download/‹v1.2.3›/tool_v‹1.2.3›.zip")]
    [InlineData("download/‹v1.2.3›/tool-v‹1.2.3›-‹1.2.3›.zip\"")]
    [InlineData("download/‹v1.2.3›/tool-11.2.3.zip")]
    [InlineData("download/‹v1.2.3›/tool-1.2.3.4.zip")]
    [InlineData("download/‹v1.2.3›/tool-0.1.2.3.zip")]
    [InlineData("download/‹v1.2.3›/tool-1.2.30.zip")]
    [InlineData("download/‹v1.2.3›/tool-1.2.3-rc1.zip")]
    [InlineData("download/‹v1.2.3›/tool-1.2.3rc1.zip")]
    [InlineData("download/‹v1.2.3-rc1›/tool-‹1.2.3-rc1›.zip")]
    [InlineData("download/‹v1.2.3›/app-‹1.2.3›-release.apk")]
    [InlineData("download/‹v1.2.3›/tool-$(uname -s)-‹1.2.3›-${ARCH}.{{ ext }}")]
    [InlineData("download/‹v1.2.3›/tool.zip 1.2.3")]
    [InlineData("download/‹v4›/tool-4-x86_64.zip")]
    [InlineData("download/‹b4321›/llama-b‹4321›-bin.zip", "b{version}")]
    public void A_files_name_repeats_the_version_only_as_a_whole(string marked, string? pattern = null) =>
        FindsTheMarked("https://github.com/acme/tool/releases/" + marked, Tool(pattern));

    [Fact]
    public void A_repeat_is_a_value_and_a_tag_is_a_tag()
    {
        var found = Find("https://github.com/acme/tool/releases/download/v1.2.3/tool-1.2.3.zip", Tool());
        Assert.Equal([ReferenceKind.Tag, ReferenceKind.Value], found.Select(reference => reference.Kind));
        Assert.All(found, reference => Assert.Equal(Tie.Structure, reference.Tie));
        Assert.All(found, reference => Assert.Empty(reference.Pins));
    }

    [Theory]
    [InlineData($"https://github.com/acme/tool/tree/‹{Sha}›")]
    [InlineData($"https://github.com/acme/tool/blob/‹{Sha}›/README.md")]
    [InlineData($"https://github.com/acme/tool/archive/‹{Sha}›.tar.gz")]
    [InlineData($"https://raw.githubusercontent.com/acme/tool/‹{Sha}›/x")]
    [InlineData($"git+https://github.com/acme/tool.git@‹{Sha}›#egg=tool")]
    public void A_commit_in_the_tags_place_is_a_reference_of_its_own_kind(string marked)
    {
        FindsTheMarked(marked);
        var found = Assert.Single(Find(Unmarked(marked), Tool()));
        Assert.Equal((ReferenceKind.Commit, Sha), (found.Kind, found.Current));
    }

    [Fact]
    public void A_hash_behind_a_url_is_a_pin_of_all_that_the_url_names()
    {
        var hash = new string('a', 64);
        var found = Find($"tool @ https://github.com/acme/tool/releases/download/v1.2.3/tool-1.2.3.whl#egg=tool[x,y]&sha256={hash}", Tool());
        Assert.Equal(["v1.2.3", "1.2.3"], found.Select(reference => reference.Current));
        Assert.All(found, reference => Assert.Equal((PinKind.FileSha256, hash), (reference.Pins.Single().Kind, reference.Pins.Single().Current)));
    }

    [Theory]
    [InlineData("cli/v{version}", "https://github.com/acme/tool/blob/‹cli/v1.2.3›/docs/cli/v1.2.3.md")]
    [InlineData("cli/v{version}", "https://github.com/acme/tool/releases/tag/‹cli%2fv1.2.3›")]
    [InlineData("cli/v{version}", "https://github.com/acme/tool/releases/download/‹cli/v1.2.3›/cli-‹1.2.3›.zip")]
    [InlineData("cli/v{version}", "https://github.com/acme/tool/tree/v1.2.3")]
    [InlineData("cli-v{version}", "https://github.com/acme/tool/tree/‹cli-v1.2.3›/x")]
    [InlineData("cli@{version}", "https://github.com/acme/tool/tree/‹cli@1.2.3›/x")]
    [InlineData("cli@{version}", "https://github.com/acme/tool/tree/‹cli%401.2.3›/x")]
    [InlineData("a/b/c/{version}", "https://github.com/acme/tool/tree/‹a/b/c/1.2.3›/x")]
    [InlineData("jdk-{version}", "https://github.com/acme/tool/tree/‹jdk-17+35›")]
    public void A_tag_pattern_says_where_the_tag_ends(string pattern, string marked) => FindsTheMarked(marked, Tool(pattern));

    [Fact]
    public void Of_two_entries_of_a_repository_the_one_whose_pattern_reads_the_tag_gets_it()
    {
        Upstream[] entries = [Entry("cli", "cli-v{version}"), Entry("lib", "lib-v{version}"), Entry("rest", null)];
        var found = Find("https://github.com/acme/tool/tree/lib-v1.2.3 https://github.com/acme/tool/tree/v1.2.3", entries);
        Assert.Equal(["acme/tool#lib", "acme/tool#rest"], found.Select(reference => reference.Upstream.ToString()));
    }

    [Fact]
    public void Entries_of_equal_right_each_get_the_tag()
    {
        Upstream[] entries = [Entry("one", "v{version}"), Entry("two", "v{version}")];
        Assert.Equal(2, Find("https://github.com/acme/tool/tree/v1.2.3", entries).Count);
    }

    [Theory]
    [InlineData("https://ghe.example.org/acme/tool/releases/tag/‹v1.2.3›")]
    [InlineData("https://ghe.example.org/api/v3/repos/acme/tool/tarball/‹v1.2.3›")]
    [InlineData("https://raw.ghe.example.org/acme/tool/‹v1.2.3›/x")]
    [InlineData("http://127.0.0.1:8080/acme/tool/archive/‹v1.2.3›.zip")]
    [InlineData("http://127.0.0.1:80801/acme/tool/archive/v1.2.3.zip")]
    [InlineData("https://github.com/acme/tool/releases/tag/v1.2.3")]
    [InlineData("https://raw.githubusercontent.com/acme/tool/v1.2.3/x")]
    public void Only_the_upstreams_hosts_count(string marked) =>
        FindsTheMarked(marked, Tool() with { Hosts = ["GHE.example.org", "127.0.0.1:8080"] });

    [Fact]
    public void Only_the_stretch_is_read()
    {
        var text = "https://github.com/acme/tool/tree/v1.2.3 https://github.com/acme/tool/tree/v1.2.4 https://github.com/acme/tool/tree/v1.2.5";
        var second = text.IndexOf("https", 5, StringComparison.Ordinal);
        var found = GitHubUrls.Find(new FileText("x", text), new TextSpan(second, second - 1), [Tool()]);
        Assert.Equal("v1.2.4", Assert.Single(found).Current);
        Assert.Empty(GitHubUrls.Find(new FileText("x", text), new TextSpan(text.Length + 5, 10), [Tool()]));
        Assert.Empty(GitHubUrls.Find(new FileText("x", text), new TextSpan(0, text.IndexOf("v1.2.3", StringComparison.Ordinal)), [Tool()]));
    }

    [Theory]
    [InlineData("github.com/")]
    [InlineData("https://github.com/acme/tool/tree/")]
    [InlineData("https://github.com/acme/tool/releases/download/v1.2.3/$(")]
    [InlineData("git+https://github.com/acme/tool@")]
    [InlineData("https://github.com/acme/tool/tree/1-")]
    public void A_long_text_of_beginnings_is_read_to_its_end(string part)
    {
        var text = new StringBuilder().Insert(0, part, 1_000_000 / part.Length).Append(" https://github.com/acme/tool/tree/v9.9.9").ToString();
        Assert.Equal("v9.9.9", Find(text, Tool())[^1].Current);
    }

    private static Upstream Tool(string? pattern = null) => Entry(null, pattern);

    private static Upstream Entry(string? name, string? pattern)
    {
        TagPattern? tag = null;
        Assert.True(pattern is null || TagPattern.TryParse(pattern, out tag));
        return Upstream.WithDefaultNames(new UpstreamId(RepoName.Parse("acme/tool"), name), tag);
    }

    private static List<Reference> Find(string text, params Upstream[] upstreams) =>
        [.. GitHubUrls.Find(new FileText("x", text), new TextSpan(0, text.Length), upstreams)];

    private static string Unmarked(string marked) => marked.Replace("‹", "").Replace("›", "");

    private static void FindsTheMarked(string marked, Upstream? upstream = null)
    {
        var text = Unmarked(marked);
        var actual = new StringBuilder(text);
        foreach (var reference in Find(text, upstream ?? Tool()).AsEnumerable().Reverse())
            actual.Insert(reference.Span.End, "›").Insert(reference.Span.Start, "‹");
        Assert.Equal(marked, actual.ToString());
    }
}
