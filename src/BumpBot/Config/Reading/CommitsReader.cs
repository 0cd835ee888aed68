using BumpBot.Config.Yaml;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>commits:</c>, a word or a section, and <c>author:</c>.</summary>
internal static class CommitsReader
{
    public static CommitSettings Read(Section top)
    {
        var author = top.TextUnlessOff("author") is { } text ? IdentityText.Read(text, top, "author") : null;
        if (top.Find("commits") is not ConfigNode.Map)
            return new CommitSettings { Author = author, Via = Via(top, "commits") };
        var commits = top.Inner("commits")!;
        var settings = new CommitSettings
        {
            Author = author,
            Via = Via(commits, "via"),
            Committer = commits.TextUnlessOff("committer") is { } committer ? IdentityText.Read(committer, commits, "committer") : null,
            SignOff = commits.Switch("sign-off", otherwise: false),
        };
        if (settings is { SignOff: true, Via: CommitWay.Api, NamedCommitter: null })
        {
            commits.Problems.Add(
                commits.At, "sign-off needs a committer, and by the API that is whoever the token belongs to", "name a committer, write via: push, or remove sign-off");
        }
        return settings;
    }

    private static CommitWay Via(Section section, string key) =>
        ChoiceText.Read(section, key, CommitWay.Push, ("push", CommitWay.Push), ("api", CommitWay.Api), ("off", CommitWay.Push));
}
