using BumpBot.Model;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>Who writes the bot's commits where nobody else is named. The address is nobody's: the domain belongs to GitHub's no-reply addresses.</summary>
internal static class CommitAuthor
{
    public static readonly Identity Value = new("BumpBot", "bumpbot@users.noreply.github.com");

    public static RepositoryOptions Options => new() { Identity = Value };

    public static Identity Of(CommitIdentity? named) => named is null ? Value : new Identity(named.Name, named.Email);
}
