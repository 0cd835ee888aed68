using BumpBot.Config.Yaml;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Config.Reading;

/// <summary>Reads one entry of <c>watch:</c>: <c>owner/name</c> alone, or a map.</summary>
internal static class WatchEntryReader
{
    /// <summary>Null where not even its id could be read; what else is wrong with it is among the problems in any case.</summary>
    public static WatchedEntry? Read(ConfigNode item, ScalarReader scalars)
    {
        if (item is ConfigNode.Map map)
            return ReadLong(Section.Open(map, "watch[]", scalars));
        if (scalars.Read(item, "- owner/name") is not { } text || RepoText.Read(text, scalars.Problems) is not { } repo)
            return null;
        var id = new UpstreamId(repo);
        return new WatchedEntry(text.At, new WatchEntry(Upstream.WithDefaultNames(id), Follow.Releases, null, null, [], false, []));
    }

    private static WatchedEntry? ReadLong(Section entry)
    {
        var repoText = entry.Required("repo");
        var repo = repoText is null ? null : RepoText.Read(repoText, entry.Problems);
        var name = Name(entry);
        var tag = Tag(entry);
        var id = new UpstreamId(repo ?? Unreadable, name);
        var upstream = Upstream.WithDefaultNames(id, tag).AlsoCalled(
            NameForms.Package.ReadAll(entry, "packages"),
            NameForms.Image.ReadAll(entry, "images"),
            NameForms.Variable.ReadAll(entry, "variables"));
        var read = new WatchEntry(
            upstream,
            FollowOf(entry),
            entry.TextUnlessOff("git") is { } git ? GitAddress.Read(git, entry.Scalars) : null,
            PolicyReader.Allow(entry),
            PolicyReader.Ignore(entry),
            entry.Switch("prereleases", otherwise: false),
            GlobText.ReadAll(entry.Texts("files"), entry.Problems))
        {
            Confirm = PolicyReader.Confirm(entry),
            Cooldown = PolicyReader.Cooldown(entry),
            Hold = PolicyReader.Hold(entry),
            Branch = entry.Text("branch") is { } branch ? BranchText.Read(branch, entry, "branch") : null,
            Labels = Labels(entry),
            Schedule = ScheduleText.ReadUnlessOff(entry),
        };
        if (read is { Git: not null, Follow: var follow } && follow.HasFlag(Follow.Issues))
            entry.Problems.Add(entry.Find("git")!.At, "issues cannot be followed by git:", "take issues out of follow, or remove git");
        var isNamed = name is not null || entry.Find("name") is null;
        return repoText is not null && repo is not null && isNamed ? new WatchedEntry(repoText.At, read) : null;
    }

    // Stands in where the repository is wrong, so that the entry's other mistakes are told too; never leaves here.
    private static readonly RepoName Unreadable = RepoName.Parse("owner/name");

    private static string? Name(Section entry)
    {
        if (entry.Text("name") is not { } text)
            return null;
        if (UpstreamId.IsEntryName(text.Value))
            return text.Value;
        entry.Problems.Add(text.At, $"{text.Quoted} is no name for an entry", $"write at most 50 letters, digits, '.', '_' and '-', such as {entry.Example("name")}");
        return null;
    }

    private static TagPattern? Tag(Section entry)
    {
        if (entry.TextUnlessOff("tag") is not { } text)
            return null;
        var isTag = !text.Value.Any(c => char.IsControl(c) || c is ' ' or '~' or '^' or ':' or '?' or '*' or '[' or '\\');
        if (isTag && TagPattern.TryParse(text.Value, out var pattern))
            return pattern;
        entry.Problems.Add(text.At, $"{text.Quoted} is no tag with {{version}} in it once", $"write {entry.Example("tag")}");
        return null;
    }

    private static IReadOnlyList<string> Labels(Section entry)
    {
        if (entry.Find("labels") is not { } given)
            return WatchEntry.DefaultLabels;
        var labels = NameForms.Label.ReadAll(entry, "labels");
        if (Words.AskForNothing(given, entry.KeyOf("labels")))
            entry.Problems.Add(given.At, "labels names none", $"write {entry.Example("labels")}, or take issues out of follow");
        return labels;
    }

    private static Follow FollowOf(Section entry)
    {
        var follow = Follow.None;
        foreach (var text in entry.Texts("follow"))
        {
            follow |= text.Value switch
            {
                "releases" => Follow.Releases,
                "tags" => Follow.Tags,
                "commits" => Follow.Commits,
                "issues" => Follow.Issues,
                _ => Unknown(text, entry),
            };
        }
        if (entry.Find("follow") is { } given && Words.AskForNothing(given, entry.KeyOf("follow")))
            entry.Problems.Add(given.At, "an entry that follows nothing", $"write {entry.Example("follow")}, or remove the entry");
        return follow == Follow.None ? Follow.Releases : follow;
    }

    private static Follow Unknown(Scalar text, Section entry)
    {
        var choices = entry.KeyOf("follow").Choices;
        if (NearestName.Of(text.Written, choices) is { } nearest)
            entry.Problems.Add(text.At, $"{text.Quoted} cannot be followed", $"did you mean {Shown.Quoted(nearest)}?");
        else
            entry.Problems.Add(text.At, $"{text.Quoted} cannot be followed", $"write some of {string.Join(", ", choices)}");
        return Follow.None;
    }
}
