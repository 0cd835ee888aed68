namespace BumpBot.GitHub.Http;

/// <summary>Which part of the API a request is about: one of a closed set, which names nobody's repository. Pure.</summary>
internal static class ApiRoute
{
    private const string Other = "other";

    private static readonly HashSet<string> OfRepository = new(StringComparer.Ordinal)
    {
        "assignees", "branches", "check-runs", "collaborators", "commits", "compare", "contents", "git", "hooks", "issues", "labels", "milestones", "pulls", "releases", "tags",
    };

    private static readonly HashSet<string> Top = new(StringComparer.Ordinal) { "app", "installation", "meta", "rate_limit", "search", "user", "users" };

    public static string Of(Uri api, Uri address)
    {
        var path = address.AbsolutePath;
        if (path.EndsWith("/graphql", StringComparison.Ordinal))
            return "graphql";
        if (!path.StartsWith(api.AbsolutePath, StringComparison.Ordinal))
            return Other;
        return path[api.AbsolutePath.Length..].Split('/') switch
        {
            ["repos", _, _] or ["repositories", _] => "repos",
            ["repos", _, _, var part, ..] => InRepository(part),
            ["repositories", _, var part, ..] => InRepository(part),
            [var top, ..] when Top.Contains(top) => top,
            _ => Other,
        };
    }

    private static string InRepository(string part) => OfRepository.Contains(part) ? $"repos/{part}" : Other;
}
