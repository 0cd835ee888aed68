using System.Text.Json;
using BumpBot.Commands;
using BumpBot.Tests.Planning;
using Updaters.References;

namespace BumpBot.Tests.Commands;

/// <summary>How a decision trace reads.</summary>
public sealed class WhyTests
{
    public static TheoryData<string> Cases => [.. WhyCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_trace_reads_as_expected(string @case)
    {
        var report = WhyCases.All[@case];
        var lines = report.Traces.SelectMany(WhyText.Of).Concat(report.NotOpened.SelectMany(WhyTargetText.Of)).Select(line => line.Text);
        GoldenFile.AssertSame(@case, "why.txt", string.Join('\n', lines) + "\n", "why");
        GoldenFile.AssertSame(@case, "why.json", WhyJson.Of(report) + "\n", "why");
    }

    [Fact]
    public void The_json_has_every_release_and_reference_where_the_text_counts()
    {
        using var json = JsonDocument.Parse(WhyJson.Of(WhyCases.All["many-tags"]));
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        Assert.Equal(70, json.RootElement.GetProperty("upstreams")[0].GetProperty("releases").GetArrayLength());
    }

    [Theory]
    [InlineData("astral-sh/rufff", "did you mean astral-sh/ruff?")]
    [InlineData("ruff", "did you mean astral-sh/ruff?")]
    [InlineData("other/ruff", "did you mean astral-sh/ruff?")]
    [InlineData("acme/cli", "did you mean acme/monorepo#cli?")]
    [InlineData("zzzzzzzz", "watched: astral-sh/ruff, acme/monorepo#cli")]
    public void The_nearest_watched_name_is_suggested(string written, string suggestion) =>
        Assert.Equal(suggestion, WatchedName.Suggestion(written, [UpstreamId.Parse("astral-sh/ruff"), UpstreamId.Parse("acme/monorepo#cli")]));

    [Fact]
    public void Where_nothing_is_watched_nothing_is_suggested() => Assert.Equal("nothing is watched", WatchedName.Suggestion("a/b", []));
}
