using BumpBot.Config.Yaml;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>pulls:</c>.</summary>
internal static class PullsReader
{
    private static readonly (string Word, BumpSeverity? Severity)[] Severities =
    [
        ("all", null), ("patch", BumpSeverity.Patch), ("minor", BumpSeverity.Minor), ("major", BumpSeverity.Major), ("breaking", BumpSeverity.Breaking),
    ];

    public static PullSettings Read(Section pulls)
    {
        var labels = Labels(pulls);
        var reviewers = NameForms.Reviewer.ReadAll(pulls, "reviewers");
        var (@base, furtherBases) = BasesReader.Read(pulls);
        return new PullSettings(
            @base,
            Limit(pulls, "limit", PullSettings.DefaultLimit),
            labels.Where(label => label.Severity is null).SelectMany(label => label.Labels).Distinct().ToList())
        {
            FurtherBases = furtherBases,
            LabelsBySeverity = labels.Where(label => label.Severity is not null).ToDictionary(label => label.Severity!.Value, label => label.Labels),
            Group = GroupReader.Read(pulls),
            PerHour = Limit(pulls, "per-hour", otherwise: 0),
            Window = pulls.TextUnlessOff("window") is { } window ? WindowText.Read(window, pulls) : null,
            Rebase = ChoiceText.Read(
                pulls, "rebase", RebasePolicy.Conflicts, ("conflicts", RebasePolicy.Conflicts), ("behind", RebasePolicy.Behind), ("never", RebasePolicy.Never), ("off", RebasePolicy.Never)),
            Automerge = ChoiceText.Read(
                pulls, "automerge", Automerge.Off, ("off", Automerge.Off), ("patch", Automerge.Patch), ("minor", Automerge.Minor), ("all", Automerge.All)),
            Assignees = NameForms.Login.ReadAll(pulls, "assignees"),
            Reviewers = [.. reviewers.Where(reviewer => reviewer != NameForms.CodeOwners)],
            CodeOwners = reviewers.Contains(NameForms.CodeOwners),
            Milestone = pulls.TextUnlessOff("milestone") is { } milestone ? LineText.Read(milestone, pulls, "milestone") : null,
            Draft = pulls.Switch("draft", otherwise: false),
            Title = TemplateText.Read(pulls, "title"),
            Message = TemplateText.Read(pulls, "message"),
            SkipCi = pulls.Switch("skip-ci", otherwise: false),
        };
    }

    /// <summary>A limit that is off is the same as 0: any number.</summary>
    private static int Limit(Section pulls, string key, int otherwise) =>
        pulls.Find(key) is ConfigNode.Text limit && Words.IsOff(limit.Written) ? 0
        : pulls.WholeNumber(key, least: 0, out _) ?? otherwise;

    /// <summary>A list for all of them, or a list for each severity.</summary>
    private static List<(BumpSeverity? Severity, IReadOnlyList<string> Labels)> Labels(Section pulls)
    {
        if (pulls.Find("labels") is not ConfigNode.Map map)
            return [(null, NameForms.Label.ReadAll(pulls, "labels"))];
        var labels = new List<(BumpSeverity?, IReadOnlyList<string>)>();
        foreach (var entry in map.Entries)
        {
            if (Array.FindIndex(Severities, one => one.Word == entry.Key) is var index and >= 0)
                labels.Add((Severities[index].Severity, NameForms.Label.ReadAll(entry.Value, pulls, "labels")));
            else
                pulls.Problems.Add(entry.At, $"unknown severity {Shown.Quoted(entry.Key)}", $"write one of {string.Join(", ", Severities.Select(one => one.Word))}");
        }
        return labels;
    }
}
