using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Config;

/// <summary>What the environment says, as on GitHub Actions. Each secret may also come from the file that <c>NAME_FILE</c> names.</summary>
/// <param name="Repository">The repository that an Actions job runs for; null elsewhere.</param>
public sealed record BotEnvironment(
    Credentials Credentials,
    Uri ApiUrl,
    Uri ServerUrl,
    RepoName? Repository,
    bool OnActions,
    string? Ledger,
    string? Cache)
{
    private const string AppId = "BUMPBOT_APP_ID";
    private const string AppPrivateKey = "BUMPBOT_APP_PRIVATE_KEY";
    private const int LongestIssuer = 100;
    private const int ShortestPageToken = 16;

    /// <summary>The private SSH key that signs what is pushed, as text; null = nothing is signed.</summary>
    public string? SigningKey { get; init; }

    /// <summary>The file that takes the summary of a step of an Actions job; null elsewhere.</summary>
    public string? StepSummaryFile { get; init; }

    /// <summary>The file that takes the outputs of a step of an Actions job; null elsewhere.</summary>
    public string? OutputFile { get; init; }

    /// <exception cref="FaultException">A variable holds something that it cannot mean.</exception>
    public static BotEnvironment Read(Func<string, string?> variable)
    {
        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
        return new BotEnvironment(
            Whose(Value),
            Address(Value, "GITHUB_API_URL", "https://api.github.com/"),
            Address(Value, "GITHUB_SERVER_URL", "https://github.com/"),
            Repo(Value("GITHUB_REPOSITORY")),
            Value("GITHUB_ACTIONS") == "true",
            Value("BUMPBOT_LEDGER"),
            Value("BUMPBOT_CACHE"))
        {
            SigningKey = Secret(Value, "BUMPBOT_SIGNING_KEY"),
            StepSummaryFile = Value("GITHUB_STEP_SUMMARY"),
            OutputFile = Value("GITHUB_OUTPUT"),
        };
    }

    /// <summary>What webhooks are signed with: several while one takes the other's place. Read anew when the config is.</summary>
    /// <exception cref="FaultException">The file that holds them cannot be read.</exception>
    public static IReadOnlyList<string> WebhookSecrets(Func<string, string?> variable) =>
        Secret(name => variable(name) is { Length: > 0 } value ? value : null, "BUMPBOT_WEBHOOK_SECRET")
            ?.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Whoever has it sees the service's pages; null = they are for this machine alone. Read anew when the config is.</summary>
    /// <exception cref="FaultException">It is too short, or the file that holds it cannot be read.</exception>
    public static string? PageToken(Func<string, string?> variable) =>
        Secret(name => variable(name) is { Length: > 0 } value ? value : null, "BUMPBOT_PAGE_TOKEN") switch
        {
            null => null,
            { Length: < ShortestPageToken } => throw FaultException.StopRun($"BUMPBOT_PAGE_TOKEN must have {ShortestPageToken} characters or more: take what openssl rand -hex 32 prints"),
            var token => token,
        };

    /// <summary>What is the bot's own wins over what the job gives to all of its steps.</summary>
    private static Credentials Whose(Func<string, string?> value)
    {
        var (own, id, key) = (Secret(value, "BUMPBOT_TOKEN"), Secret(value, AppId), Secret(value, AppPrivateKey));
        return (own, id, key) switch
        {
            (not null, not null, _) or (not null, _, not null) => throw FaultException.StopRun(
                $"BUMPBOT_TOKEN and {AppId} are both set, and only one can be used: take one of them away"),
            (not null, null, null) => new Credentials.Token(own, "BUMPBOT_TOKEN"),
            (null, not null, not null) when IsIssuer(id) => new Credentials.App(id, AppKey.Read(key, AppPrivateKey)),
            (null, not null, not null) => throw FaultException.StopRun($"{AppId} must be the App's number or its client id, as its settings page shows them"),
            (null, not null, null) => throw FaultException.StopRun($"{AppId} is set without {AppPrivateKey}: set that to the App's private key, or {AppPrivateKey}_FILE to the file that holds it"),
            (null, null, not null) => throw FaultException.StopRun($"{AppPrivateKey} is set without {AppId}: set that to the App's number or its client id"),
            (null, null, null) => Secret(value, "GITHUB_TOKEN") is { } jobs ? new Credentials.Token(jobs, "GITHUB_TOKEN") : new Credentials.None(),
        };
    }

    private static bool IsIssuer(string id) => id.Length <= LongestIssuer && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static string? Secret(Func<string, string?> value, string name)
    {
        if (value(name)?.Trim() is { Length: > 0 } secret)
            return secret;
        if (value(name + "_FILE") is not { } file)
            return null;
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FaultException.StopRun($"{name}_FILE names a file that cannot be read: {e.Message}", e);
        }
    }

    /// <summary>With a slash at the end, so that relative addresses stay below it.</summary>
    private static Uri Address(Func<string, string?> value, string name, string otherwise)
    {
        var text = value(name) ?? otherwise;
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }
            ? address
            : throw FaultException.StopRun($"{name} must be an http or https address without user name, query or fragment, such as {otherwise}");
    }

    private static RepoName? Repo(string? text) =>
        text is null ? null
        : RepoName.TryParse(text, out var repo) ? repo
        : throw FaultException.StopRun($"GITHUB_REPOSITORY is '{text}', not owner/name");
}
