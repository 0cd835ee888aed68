using Updaters.Docs;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

/// <summary>Texts made to keep a pattern busy. A finder that takes more than linear time over one of them never comes to an end of these tests.</summary>
public class HostileTextTests
{
    private const int Length = 50_000;

    private static readonly IReadOnlyList<Upstream> Upstreams = [Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool"))];

    public static TheoryData<string> Texts => [.. Parts];

    private static readonly string[] Parts =
    [
        // Rows: cells and tags that never close, borders of nothing.
        "<tr><td>acme/tool", "<tr", "<tr><td><tr><td>", "<td>acme/tool</td>", "<dt>acme/tool</dt>", "acme/tool | ", "| acme/tool ", "acme/tool  1.2.3  ", "* - acme/tool ", "acme/tool, 1.2.3, ",
        "acme/tool:: ", ":acme/tool: ", "- acme/tool: ", "**acme/tool:** ", "==  == ", "- - ", "|-|-", "<table><tr><th>acme/tool",
        // Keys and values.
        "name: acme/tool, ", "name=acme/tool tag=", "image.repository=ghcr.io/acme/tool --set ", "name: acme/tool\n", "newTag: 1.2.3 name: acme/tool ", "'TOOL_VERSION', ",
        // Mentions and the words beside them.
        "acme/tool ", "acme/tool/", "https://github.com/acme/tool ", "[acme/tool](https://github.com/acme/tool) ", "[[[acme/tool](", "`acme/tool <", "<a href=\"https://github.com/acme/tool\">",
        "version acme/tool 1.2.", "acme/tool is at the version tag release ", "acme/tool we use uses ", "acme/tool currently it is on version ", "acme/tool сейчас внутри используется версия ", "acme/tool default to is value ",
        // The same version again.
        "https://github.com/acme/tool/releases/tag/v1.2.3 version 1.2.3 ", "docker tag acme/tool:1.2.3 ", "apptainer pull docker://acme/tool:1.2.3 ", "tool_1.2.3.sif ", "[tool-1.2.3.zip](https://github.com/acme/tool/archive/v1.2.3.zip) ",
        "https://img.shields.io/badge/acme%2Ftool-_--__", "https://img.shields.io/badge/acme%2Ftool_1-",
        // Statements: quotations, conditions, numbers.
        "> acme/tool 1.2.3\n", "> **acme/tool:** 1.2.3\n>\n", "if acme/tool 1.2.3 ", "release 4.0 acme/tool 1.2.3 ", "our 4.x acme/tool 1.2.3 ", "следующ релиз acme/tool 1.2.3 ",
        // Names and versions far apart, keys above values, names for values.
        "acme/tool and version 1.2.3 of a thing ", "plugin version 1.2.3 ", "`acme/tool` `1.2.3` ", "acme/tool? ", "acme/tool. 1.2.3. ", "https://example.org/x) 1.2.3 ", "acme/tool:1.2.3 tag: 1.2.3 ",
        "tool:\n  a: b\n", "[tools.tool]\n", "{tool: {", "TOOL_VERSION 1.2.3 ", "- name: TOOL_VERSION\n", "v=1.2.3 acme/tool:$v ", "v: acme/tool:{{ v }} ", "apt install acme-tool=", "tool/1.2.3 ",
        "uses: acme/tool@1.2.3 with: version: 1.2.3 ", "if it fails, acme/tool 1.2.3 ",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_line_however_long_keeps_the_finders_busy(string part) => EndsOn(Repeated(part), "README.md");

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nor_do_lines_however_many(string part) => EndsOn(Repeated(part + "\n"), "docs/guide.rst");

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nor_does_code(string part) => EndsOn($"[source]\n----\n{Repeated(part + "\n")}\n----\n", "docs/guide.adoc");

    private static string Repeated(string part) => string.Concat(Enumerable.Repeat(part, Length / part.Length));

    private static void EndsOn(string text, string path) =>
        Assert.All(new DocsUpdater().Find(new FileText(path, text), Upstreams), reference => Assert.Equal(reference.Current, reference.Span.Of(text)));
}
