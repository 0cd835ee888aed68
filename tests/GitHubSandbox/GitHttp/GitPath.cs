namespace Sandbox.GitHttp;

/// <summary>A path of git's smart protocol: <c>/owner/name.git/info/refs</c> and the like; the <c>.git</c> may be missing.</summary>
/// <param name="Repository"><c>owner/name</c></param>
/// <param name="Service">What follows: <c>info/refs</c>, <c>git-upload-pack</c> or <c>git-receive-pack</c>.</param>
internal sealed record GitPath(string Sent, string Repository, string Service)
{
    private static readonly string[] Services = ["info/refs", "git-upload-pack", "git-receive-pack"];

    public string Route => "/{owner}/{repo}.git/" + Service;

    /// <summary>Whether it belongs to a push, as git's first question about the references already says.</summary>
    public bool IsPush(string query) => Service == "git-receive-pack" || query.Contains("service=git-receive-pack", StringComparison.Ordinal);

    /// <returns>Null = no such path.</returns>
    public static GitPath? Parse(string method, string path)
    {
        var parts = path.Split('/', 4);
        if (parts.Length != 4 || !Services.Contains(parts[3]) || method != (parts[3] == "info/refs" ? "GET" : "POST"))
            return null;
        var name = parts[2].EndsWith(".git", StringComparison.Ordinal) ? parts[2][..^4] : parts[2];
        return new GitPath(path, $"{Uri.UnescapeDataString(parts[1])}/{Uri.UnescapeDataString(name)}", parts[3]);
    }
}
