using BumpBot.Config.Yaml;
using Updaters.References;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>targets:</c>, whose entries are <c>owner/name</c> alone or maps.</summary>
internal static class TargetsReader
{
    public static IReadOnlyList<NamedTarget> Read(Section top)
    {
        var targets = new List<NamedTarget>();
        foreach (var item in top.Items("targets"))
        {
            if (ReadOne(item, top.Scalars) is not { } target)
                continue;
            if (targets.Exists(other => other.Repo.Equals(target.Repo)))
                top.Problems.Add(item.At, $"{Shown.Quoted(target.Repo.ToString())} is named twice", "remove one of the two");
            else
                targets.Add(target);
        }
        return targets;
    }

    private static NamedTarget? ReadOne(ConfigNode item, ScalarReader scalars)
    {
        if (item is not ConfigNode.Map map)
            return scalars.Read(item, "targets: [owner/name]") is { } text && RepoText.Read(text, scalars.Problems) is { } alone ? new NamedTarget(alone, null) : null;
        var entry = Section.Open(map, "targets[]", scalars);
        var repo = entry.Required("repo") is { } written ? RepoText.Read(written, scalars.Problems) : null;
        var schedule = ScheduleText.ReadUnlessOff(entry);
        return repo is null ? null : new NamedTarget(repo, schedule);
    }
}

/// <param name="Schedule">Null = that for all targets.</param>
internal sealed record NamedTarget(RepoName Repo, string? Schedule);
