using System.Text.RegularExpressions;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>Forty outdated references in twelve files over ten upstreams: every branch is exactly right, byte for byte.</summary>
public partial class FortyReferencesTests
{
    private const int Tools = 10;

    /// <summary>In a text, <c>«3»</c> stands for a version of <c>tools/tool3</c>.</summary>
    private static readonly (string Path, string Text)[] Files =
    [
        ("requirements.txt", "# runtime\ntool0==«0»\nTool1[extra] == «1» ; python_version >= \"3.9\"\nother==1.0.0\ntool2 @ git+https://github.com/tools/tool2@v«2»\n"),
        ("requirements-dev.txt", "tool3==«3»  # kept by hand\r\ntool4==«4»\r\n"),
        ("requirements/docs.txt", "https://github.com/tools/tool5/archive/refs/tags/v«5».tar.gz\ntool6==«6»"),
        ("Makefile", "TOOL0_VERSION := «0»\nTOOL1_VERSION ?= v«1» # the second\nexport TOOL2_TAG = «2»\nX = 1.0.0\n\nget:\n\tcurl -LO https://github.com/tools/tool3/releases/download/v«3»/tool3-«3»-linux.tgz\n\tdocker pull ghcr.io/tools/tool4:«4»\n"),
        ("build/tools.mk", "TOOL5_VERSION = «5»\nTOOL6_REF = v«6»\nTOOL7_VERSION := «7»\n"),
        ("Dockerfile", "ARG TOOL8_VERSION=«8»\nFROM ghcr.io/tools/tool9:«9»-slim AS base\nFROM debian:1.0.0\nCOPY --from=tools/tool7:«7» /x /x\nENV TOOL0_VERSION=«0» \\\n    OTHER=1.0.0\n"),
        ("docker/Dockerfile.dev", "FROM --platform=linux/amd64 ghcr.io/tools/tool9:«9»\nRUN curl -L https://github.com/tools/tool8/releases/download/v«8»/tool8.tgz\n"),
        ("README.md", "# App\n\nSee [tool1](https://github.com/tools/tool1/releases/tag/v«1»), version 1.0.0 of the app, and <https://github.com/tools/tool2/archive/v«2».tar.gz>.\n\n```sh\npip install tool2==«2»\ndocker run ghcr.io/tools/tool4:«4»\n```\n"),
        ("docs/install.md", "| tool | where |\n| --- | --- |\n| five | <https://github.com/tools/tool5/archive/v«5».zip> |\n| six | https://github.com/tools/tool6/tree/v«6»/docs |\n"),
        ("docs/operate.md", "Raw: https://github.com/tools/tool7/raw/v«7»/x.yml\n\n    docker run tools/tool8:«8»\n\nPull ghcr.io/tools/tool9:«9» and ghcr.io/tools/tool7:«7», too.\n"),
        ("scripts/get.sh", "#!/bin/sh\nTOOL0=«0»\nTOOL3=v«3»\nAPP=1.0.0\n"),
        ("deploy/versions.env", "four: «4»\nnine: «9»\nzero: «0»\none: «1»\nfive: «5»\nsix: «6»\n"),
    ];

    private const string Config = """
        watch: [tools/tool0, tools/tool1, tools/tool2, tools/tool3, tools/tool4, tools/tool5, tools/tool6, tools/tool7, tools/tool8, tools/tool9]
        rules:
          - { files: "scripts/*.sh", pattern: '^TOOL0=(?<version>\S+)$', upstream: tools/tool0, expect: 1 }
          - { files: "scripts/*.sh", pattern: '^TOOL3=(?<version>\S+)$', upstream: tools/tool3, expect: 1 }
          - { files: "deploy/*.env", pattern: '^four: (?<version>\S+)$', upstream: tools/tool4 }
          - { files: "deploy/*.env", pattern: '^nine: (?<version>\S+)$', upstream: tools/tool9 }
          - { files: "deploy/*.env", pattern: '^zero: (?<version>\S+)$', upstream: tools/tool0 }
          - { files: "deploy/*.env", pattern: '^one: (?<version>\S+)$', upstream: tools/tool1 }
          - { files: "deploy/*.env", pattern: '^five: (?<version>\S+)$', upstream: tools/tool5 }
          - { files: "deploy/*.env", pattern: '^six: (?<version>\S+)$', upstream: tools/tool6 }
        """;

    [Fact]
    public async Task Ten_pull_requests_and_ten_issues_are_exactly_right_and_the_second_run_writes_nothing()
    {
        Assert.Equal(12, Files.Length);
        Assert.Equal(40, Files.Sum(file => Place().Count(file.Text)));
        await using var scene = await Scene.EmptyAsync();
        foreach (var tool in Enumerable.Range(0, Tools))
            scene.GitHub.AddUpstream($"tools/tool{tool}", "v1.0.0", "v1.1.0");
        scene.AddTarget([.. Files.Select(file => (FileChange)(file.Path, Written(file.Text, bumped: null)))]);
        scene.Configure(Config);

        await scene.RunWellAsync();

        Assert.Equal(Tools, scene.App.Pulls.Count);
        Assert.Equal(Tools, scene.App.Issues.Count);
        foreach (var tool in Enumerable.Range(0, Tools))
        {
            var tree = scene.App.TreeOf($"bumpbot/tools--tool{tool}");
            Assert.Equal(Files.Select(f => f.Path).Order(StringComparer.Ordinal), tree.Keys.Order(StringComparer.Ordinal));
            Assert.All(Files, file => Assert.Equal(Written(file.Text, bumped: tool), tree[file.Path].Text));
        }
        await scene.RunIdleAsync();
    }

    private static string Written(string text, int? bumped) =>
        Place().Replace(text, place => place.Groups["tool"].ValueSpan.SequenceEqual($"{bumped}") ? "1.1.0" : "1.0.0");

    [GeneratedRegex("«(?<tool>[0-9])»")]
    private static partial Regex Place();
}
