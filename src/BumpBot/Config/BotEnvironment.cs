using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Config;

/// <summary>What the environment says, as on GitHub Actions. Each secret may also come from the file that <c>NAME_FILE</c> names.</summary>
/// <param name="Token">Null = none given.</param>
/// <param name="Repository">The repository that an Actions job runs for; null elsewhere.</param>
public sealed record BotEnvironment(
    string? Token,
    Uri ApiUrl,
    Uri ServerUrl,
    RepoName? Repository,
    bool OnActions,
    string? StepSummaryFile,
    string? Ledger,
    string? Cache)
{
    /// <exception cref="FaultException">A variable holds something that it cannot mean.</exception>
    public static BotEnvironment Read(Func<string, string?> variable)
    {
        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
        return new BotEnvironment(
            Secret(Value, "BUMPBOT_TOKEN") ?? Secret(Value, "GITHUB_TOKEN"),
            Address(Value, "GITHUB_API_URL", "https://api.github.com/"),
            Address(Value, "GITHUB_SERVER_URL", "https://github.com/"),
            Repo(Value("GITHUB_REPOSITORY")),
            Value("GITHUB_ACTIONS") == "true",
            Value("GITHUB_STEP_SUMMARY"),
            Value("BUMPBOT_LEDGER"),
            Value("BUMPBOT_CACHE"));
    }

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
