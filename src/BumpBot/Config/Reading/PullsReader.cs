using BumpBot.Config.Yaml;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>pulls:</c>.</summary>
internal static class PullsReader
{
    public static PullSettings Read(Section pulls) => new(
        pulls.Text("base") is { } branch ? BranchText.Read(branch, pulls, "base") : PullSettings.Default.Base,
        Limit(pulls),
        NameForms.Label.ReadAll(pulls, "labels"));

    /// <summary>A limit that is off is the same as 0: any number.</summary>
    private static int Limit(Section pulls) =>
        pulls.Find("limit") is ConfigNode.Text limit && Words.IsOff(limit.Written) ? 0
        : pulls.WholeNumber("limit", least: 0, out _) ?? PullSettings.DefaultLimit;
}
