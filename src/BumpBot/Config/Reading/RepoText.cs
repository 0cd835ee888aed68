using System.Text.RegularExpressions;
using Updaters.References;

namespace BumpBot.Config.Reading;

/// <summary>A repository as <c>owner/name</c>.</summary>
internal static partial class RepoText
{
    /// <summary>Null = a problem.</summary>
    public static RepoName? Read(Scalar text, ProblemList problems)
    {
        if (RepoName.TryParse(text.Value, out var repo) && !repo.Name.EndsWith(".git", StringComparison.OrdinalIgnoreCase))
            return repo;
        problems.Add(text.At, $"{text.Quoted} is not a repository", $"write {Within(text.Written) ?? "owner/name"}");
        return null;
    }

    /// <summary>The <c>owner/name</c> that stands in a URL, or before <c>@version</c> and the like.</summary>
    private static string? Within(string written)
    {
        var match = Around().Match(written);
        return match.Success && RepoName.TryParse(match.Groups["repo"].Value, out var repo) ? repo.ToString() : null;
    }

    [GeneratedRegex(
        @"\A(?:(?:https?://|ssh://git@|git@)[A-Za-z0-9.-]+[/:]|/)?(?<repo>[A-Za-z0-9][A-Za-z0-9_-]{0,99}/[A-Za-z0-9._-]{1,100}?)(?:\.git)?(?:[/@#:].*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Around();
}
