namespace Sandbox;

/// <summary>One request as the sandbox saw it. It is in the log before its answer leaves.</summary>
/// <param name="Route">Method-less template, such as <c>/repos/{owner}/{repo}/issues</c>, also where it came in by id; <c>unknown</c> for none.</param>
/// <param name="Path">Below the API's (or, for git, the server's) root, as sent.</param>
/// <param name="Query">Without the question mark.</param>
/// <param name="User">Null = anonymous, or a token that nobody owns.</param>
/// <param name="Conditional">Whether a validator was sent.</param>
/// <param name="Body">Of a REST request; git's are not kept.</param>
public sealed record SandboxRequest(
    string Method, string Route, string Path, string Query, string? User, bool Conditional, string Body)
{
    /// <summary>By which somebody asked over REST: processes of one user may have one each. Empty = anonymous.</summary>
    public string Token { get; internal init; } = "";

    /// <summary>0 = the connection was dropped.</summary>
    public int Status { get; internal set; }

    /// <summary>Whether it may change something: an unsafe REST method, a mutation, or a push.</summary>
    public bool IsWrite =>
        IsGit ? Route.EndsWith("git-receive-pack", StringComparison.Ordinal) && Method == "POST"
        : Route == Graph.GraphRoute.Template ? Body.Contains("\"mutation(", StringComparison.Ordinal)
        : Method is not ("GET" or "HEAD" or "OPTIONS");

    public bool IsGit => Route.StartsWith("/{owner}/{repo}.git/", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}{(Query.Length > 0 ? "?" + Query : "")} -> {Status}";
}
