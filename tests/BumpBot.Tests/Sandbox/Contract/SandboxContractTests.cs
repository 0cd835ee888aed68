using Sandbox.Graph;
using Sandbox.Rest;

namespace BumpBot.Tests.Sandbox.Contract;

/// <summary>The sandbox answers as GitHub describes its API, so that nobody comes to rely on a dialect of its own.</summary>
public sealed class SandboxContractTests
{
    [Fact]
    public async Task Every_route_answers_its_example_calls_as_GitHub_describes()
    {
        await using var github = await ExampleGitHub.StartAsync();
        var problems = new List<string>();
        var seen = new HashSet<string>();

        foreach (var call in ExampleReads.On(github).Concat(ExampleWrites.On(github)))
        {
            var (request, answer) = await call.SendAsync(github.Sandbox);
            var operation = $"{request.Method} {request.Route}";
            seen.Add(operation);
            var found = request.Status == call.Status
                ? GitHubDescription.Kept.ProblemsOfAnswer(operation, request.Status, answer)
                : [$"answered {request.Status}: {answer}"];
            problems.AddRange(found.Select(problem => $"{call}: {problem}"));
        }

        problems.AddRange(RestRoutes.Except(seen).Select(operation => $"{operation} has no example call"));
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void Every_route_is_one_of_GitHubs() =>
        Assert.Equal([], RestRoutes.Where(operation => !GitHubDescription.Kept.Knows(operation)));

    /// <summary>All but GraphQL's, which has a description of its own.</summary>
    private static IEnumerable<string> RestRoutes =>
        Routes.All.Known.Where(route => route.Template != GraphRoute.Template).Select(route => $"{route.Method} {route.Template}");
}
