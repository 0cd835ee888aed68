namespace BumpBot.Config;

/// <summary>What a token calls itself, for people: nothing is decided by it.</summary>
/// <remarks>Source: docs.github.com, "About authentication to GitHub", section "GitHub's token formats".</remarks>
public static class TokenKind
{
    private static readonly (string Prefix, string Name)[] Kinds =
    [
        ("github_pat_", "a fine-grained personal access token"),
        ("ghp_", "a classic personal access token"),
        ("gho_", "an OAuth app's token"),
        ("ghu_", "a GitHub App's token for a user"),
        ("ghs_", "a token of GitHub Actions or of a GitHub App's installation"),
    ];

    public static string Of(string token) =>
        Kinds.FirstOrDefault(kind => token.StartsWith(kind.Prefix, StringComparison.Ordinal)).Name ?? "a token of a kind that is not known";
}
