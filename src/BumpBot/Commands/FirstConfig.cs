using System.Text;
using BumpBot.Config;
using BumpBot.Discovery;
using BumpBot.Logging;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary>The text of a first <c>bumpbot.yml</c>: valid as it stands, with a comment for each choice in it. Pure.</summary>
internal sealed record FirstConfig(IReadOnlyList<FoundUpstream> Watch, string Schedule)
{
    private const int MostPaths = 3;
    private const int LongestPath = 100;

    /// <summary>What is often changed first.</summary>
    private static readonly string[] Offered = ["pulls.group", "pulls.limit", "pulls.window", "pulls.automerge", "pulls.labels", "issues.releases", "issues.dashboard", "verify"];

    /// <summary>What was found and cannot be looked at, with the reason.</summary>
    public IReadOnlyList<(FoundUpstream Upstream, string Why)> NotThere { get; init; } = [];

    /// <summary>What was found and is not wanted.</summary>
    public IReadOnlyList<FoundUpstream> NotWanted { get; init; } = [];

    public IReadOnlyList<RepoName> LeftOut { get; init; } = [];

    public IReadOnlyList<UnplacedName> Unplaced { get; init; } = [];

    /// <summary>The repository on the forge that the file is for; null = the one that it lies in.</summary>
    public RepoName? Target { get; init; }

    public string Text()
    {
        var text = new StringBuilder();
        Head(text);
        text.Append("watch:\n");
        foreach (var upstream in Watch)
            text.Append($"  # {Places(upstream)}\n  - {upstream.Repo}\n");
        Excluded(text);
        PutUnplaced(text);
        Options(text);
        return text.ToString();
    }

    private void Head(StringBuilder text)
    {
        text.Append("# BumpBot keeps the versions that these files name current with the upstreams below.\n");
        text.Append("# Written by `bumpbot init`: change what you like, then `bumpbot validate` checks it.\n");
        text.Append($"# What it would do, without doing it: {DryRun}\n\n");
        text.Append("# When `bumpbot serve` runs: minute, hour, day, month, weekday. A workflow of GitHub Actions has a schedule of its own.\n");
        text.Append($"schedule: \"{Schedule}\"\n\n");
        if (Target is not null)
            text.Append($"# The repositories whose files are kept current. One with a bumpbot.yml of its own goes by that.\ntargets: [{Target}]\n\n");
    }

    private string DryRun => Target is null ? "bumpbot run --local . --dry-run" : "bumpbot run --dry-run";

    private void Excluded(StringBuilder text)
    {
        foreach (var (upstream, why) in NotThere)
            text.Append($"  # Not watched, since it could not be looked at: {Comment(why)}\n  # - {upstream.Repo}    # {Places(upstream)}\n");
        foreach (var upstream in NotWanted)
            text.Append($"  # - {upstream.Repo}    # {Places(upstream)}\n");
        foreach (var repo in LeftOut)
            text.Append($"  # Not watched, since it looks like a fork of this repository, or like what it was forked from:\n  # - {repo}\n");
    }

    private void PutUnplaced(StringBuilder text)
    {
        if (Unplaced.Count == 0)
            return;
        text.Append("\n  # Named with a version, too, but nothing says which repository makes them. Write that in place of owner/name to have one watched:\n");
        foreach (var name in Unplaced)
            text.Append($"  # - {{ repo: owner/name, {name.Key}: [\"{Comment(name.Name)}\"] }}    # {Path(name.Path)}\n");
    }

    private static void Options(StringBuilder text)
    {
        text.Append("\n# What else can be set, each with what holds without it; all keys are in docs/configuration.md of BumpBot.\n");
        foreach (var section in Offered.Select(Key).GroupBy(key => key.Parent))
        {
            if (section.Key.Length > 0)
                text.Append($"# {section.Key}:\n");
            foreach (var key in section)
                text.Append($"# {(section.Key.Length > 0 ? "  " : "")}{Line(key)}\n");
        }
    }

    private static KnownKey Key(string path) => KnownKeys.All.Single(key => key.Path == path);

    private static string Line(KnownKey key) => $"{key.Example,-50}  # {key.Description}{(key.Default is { } none ? $" (default: {none})" : "")}";

    private static string Places(FoundUpstream upstream)
    {
        var more = upstream.Paths.Count - MostPaths;
        return $"{upstream.Places} {(upstream.Places == 1 ? "place" : "places")}: {string.Join(", ", upstream.Paths.Take(MostPaths).Select(Path))}{(more > 0 ? $" and {more} more" : "")}";
    }

    private static string Path(string path) => Comment(path.Length > LongestPath ? string.Concat(path.AsSpan(0, LongestPath), "…") : path);

    /// <summary>Foreign text as a part of one line.</summary>
    private static string Comment(string text) => Printable.Of(text.ReplaceLineEndings(" "));
}
