using System.Security.Cryptography;
using System.Text;
using BumpBot.GitHub.Auth;
using BumpBot.Http;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Which GitHub is talked to, and as whom. Everything goes to <see cref="ApiUrl"/> and <see cref="ServerUrl"/>, and the token nowhere else.</summary>
public sealed class GitHubConnection
{
    /// <param name="token">Null or blank = anonymous: public repositories can be read, 60 requests an hour.</param>
    /// <param name="onActions">Whether the program runs in a GitHub Actions job, where the token may be the job's own.</param>
    /// <exception cref="FaultException">An address is not http or https, or the token cannot be one.</exception>
    public GitHubConnection(Uri apiUrl, Uri serverUrl, string? token, bool onActions)
        : this(apiUrl, serverUrl, string.IsNullOrWhiteSpace(token) ? null : new FixedToken(token), onActions)
    {
    }

    private GitHubConnection(Uri apiUrl, Uri serverUrl, ITokenSource? tokens, bool onActions)
    {
        ApiUrl = Checked(apiUrl, "GITHUB_API_URL");
        ServerUrl = Checked(serverUrl, "GITHUB_SERVER_URL");
        Tokens = tokens;
        if (Tokens is not null && (IsOpenToAll(ApiUrl) || IsOpenToAll(ServerUrl)))
            throw FaultException.StopRun("GITHUB_API_URL and GITHUB_SERVER_URL must be https: over http the token could be read on its way, or by whoever the server redirects to");
        OnActions = onActions;
        Identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ApiUrl}\n{Tokens?.Subject}")).AsSpan(0, 8));
    }

    /// <summary>The same GitHub under other credentials.</summary>
    public GitHubConnection As(ITokenSource tokens) => new(ApiUrl, ServerUrl, tokens, OnActions);

    /// <summary>Ends with a slash.</summary>
    public Uri ApiUrl { get; }

    /// <summary>Where GraphQL is asked: beside REST, on an Enterprise server as on github.com.</summary>
    /// <remarks>docs.github.com/enterprise-server/graphql/guides/forming-calls-with-graphql: REST is under /api/v3 there, GraphQL at /api/graphql.</remarks>
    public Uri GraphUrl => ApiUrl.AbsolutePath.EndsWith("/api/v3/", StringComparison.OrdinalIgnoreCase) ? new Uri(ApiUrl, "../graphql") : new Uri(ApiUrl, "graphql");

    /// <summary>Ends with a slash.</summary>
    public Uri ServerUrl { get; }

    /// <summary>Null = anonymous.</summary>
    public ITokenSource? Tokens { get; }

    public bool IsAnonymous => Tokens is null;

    public bool OnActions { get; }

    /// <summary>A fingerprint of API and credentials, to which GitHub binds validators. The credentials cannot be had from it.</summary>
    public string Identity { get; }

    /// <summary>Whether an address belongs to the API's scheme, host and port: only such ones are asked, whatever an answer says.</summary>
    public bool IsApi(Uri address) =>
        address.IsAbsoluteUri && Origin.IsSame(address, ApiUrl);

    /// <summary>Where git fetches and pushes a repository; holds no credentials.</summary>
    public Uri GitUrl(RepoName repo) => new(ServerUrl, $"{repo}.git");

    /// <summary>Foreign text without the token and without what would spoil a log line, cut to a sentence or two.</summary>
    public string Clean(string text)
    {
        const int LongestMessage = 300;
        var token = Tokens?.Last;
        var clean = new string([.. text.Where(c => !char.IsControl(c)).Take(LongestMessage + (token?.Length ?? 0))]);
        clean = token is null ? clean : clean.Replace(token, "***", StringComparison.Ordinal);
        return clean.Length <= LongestMessage ? clean : clean[..LongestMessage] + "…";
    }

    public override string ToString() => $"{ApiUrl} ({(IsAnonymous ? "anonymous" : "with a token")})";

    /// <summary>Plain http that leaves this machine.</summary>
    private static bool IsOpenToAll(Uri address) => address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback;

    private static Uri Checked(Uri address, string variable)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.UserInfo.Length > 0)
            throw FaultException.StopRun($"{variable} must be an absolute http(s) address without user name or password");
        return new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }
}
