using System.Text.Json.Nodes;

namespace BumpBot.Tests.Sandbox.Contract;

public sealed class GitHubDescriptionTests
{
    private const string Labels = "GET /repos/{owner}/{repo}/labels/{name}";
    private const string CheckRuns = "GET /repos/{owner}/{repo}/commits/{ref}/check-runs";

    [Theory]
    [InlineData("id", "1", null)]
    [InlineData("id", "\"1\"", "/id: Value is \"string\" but should be \"integer\"")]
    [InlineData("id", "1.5", "/id: Value is \"number\" but should be \"integer\"")]
    [InlineData("name", "null", "/name: Value is \"null\" but should be \"string\"")]
    [InlineData("description", "null", null)]
    [InlineData("url", "\"no address\"", "/url: Value does not match format \"uri\"")]
    [InlineData("dialect", "1", "/dialect: All values fail against the false schema")]
    public void A_property_must_be_as_described(string name, string value, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], Problems(label => label[name] = JsonNode.Parse(value)));

    [Fact]
    public void A_property_that_must_be_there_is_missed() =>
        Assert.Equal([": Required properties [\"color\"] are not present"], Problems(label => label.Remove("color")));

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", true)]
    [InlineData("2026-01-01", false)]
    [InlineData("yesterday", false)]
    public void Times_must_be_those_of_RFC_3339(string time, bool fits)
    {
        var problems = GitHubDescription.Kept.ProblemsOfAnswer(CheckRuns, 200, $$"""{"total_count":1,"check_runs":[{"started_at":"{{time}}"}]}""");

        Assert.Equal(!fits, problems.Any(problem => problem.Contains("started_at", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_value_outside_of_an_enumeration_is_found() =>
        Assert.Contains("/merge_method: Value should match one of the values specified by the enum", GitHubDescription.Kept.ProblemsOfRequest(
            "PUT /repos/{owner}/{repo}/pulls/{number}/merge", "", """{"merge_method":"octopus"}"""));

    [Theory]
    [InlineData("state=open&per_page=100", null)]
    [InlineData("state=merged", "state=merged is not one of [\"open\",\"closed\",\"all\"]")]
    [InlineData("per_page=all", "per_page=all is no number")]
    [InlineData("author=bot", "no query parameter author is known")]
    public void A_query_must_be_as_described(string query, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], GitHubDescription.Kept.ProblemsOfRequest("GET /repos/{owner}/{repo}/pulls", query, ""));

    [Fact]
    public void An_answer_must_have_a_status_that_the_operation_has()
    {
        Assert.Equal(["418 is not among its answers"], GitHubDescription.Kept.ProblemsOfAnswer(Labels, 418, "{}"));
        Assert.Equal(["304 has a body"], GitHubDescription.Kept.ProblemsOfAnswer(Labels, 304, "{}"));
        Assert.Equal(["it is no JSON"], GitHubDescription.Kept.ProblemsOfAnswer(Labels, 404, "gone"));
    }

    [Fact]
    public void Placeholders_may_have_other_names() => Assert.True(GitHubDescription.Kept.Knows("GET /repos/{o}/{r}/git/tags/{*sha}"));

    private static IReadOnlyList<string> Problems(Action<JsonObject> change)
    {
        var label = JsonNode.Parse("""
            {"id":1,"node_id":"n","url":"https://api.github.com/l","name":"bug","color":"ff0000","default":false,"description":"Broken"}
            """)!.AsObject();
        change(label);
        return GitHubDescription.Kept.ProblemsOfAnswer(Labels, 200, label.ToJsonString());
    }
}
