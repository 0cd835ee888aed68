using System.Text;
using BumpBot.Model;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>Branches by name. A remote's names are foreign: those that git itself would refuse, or that are not UTF-8, are not taken.</summary>
internal static class BranchRefs
{
    private const string Heads = "refs/heads/";

    /// <summary>What to fetch of the bot's own.</summary>
    public const string BotRefspec = $"+{Heads}{BranchName.Prefix}*:{Heads}{BranchName.Prefix}*";

    public static string Of(string branch) => Heads + branch;

    public static string Refspec(string branch) => $"+{Of(branch)}:{Of(branch)}";

    public static bool IsWellFormed(string branch) =>
        branch.Length is > 0 and <= 255 && !branch.Contains((char)Rune.ReplacementChar.Value) && !branch.StartsWith('-') && Reference.IsValidName(Of(branch));

    public static bool IsBots(string branch) => branch.StartsWith(BranchName.Prefix, StringComparison.Ordinal) && IsWellFormed(branch);

    /// <summary>The commit that a branch points to; null where there is no such branch.</summary>
    public static string? HeadOf(Repository repository, string branch) =>
        repository.Refs[Of(branch)]?.ResolveToDirectReference()?.TargetIdentifier;

    /// <summary>Every branch under the bot's prefix with its commit.</summary>
    public static Dictionary<string, string> BotHeads(Repository repository)
    {
        var heads = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in repository.Refs.FromGlob(Of(BranchName.Prefix + "*")))
        {
            var branch = reference.CanonicalName[Heads.Length..];
            if (IsBots(branch) && reference.ResolveToDirectReference() is { } direct)
                heads[branch] = direct.TargetIdentifier;
        }
        return heads;
    }
}
