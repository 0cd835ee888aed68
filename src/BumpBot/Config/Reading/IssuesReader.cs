using BumpBot.Config.Yaml;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>issues:</c>, which may be off as a whole.</summary>
internal static class IssuesReader
{
    public static IssueSettings Read(Section top) =>
        top.InnerUnlessOff("issues") is { } issues ? new IssueSettings(Releases(issues), NameForms.Label.ReadAll(issues, "labels")) { Dashboard = issues.Switch("dashboard", otherwise: false) }
        : top.Find("issues") is ConfigNode.Text ? new IssueSettings(ReleaseIssues.Off, [])
        : IssueSettings.Default;

    private static ReleaseIssues Releases(Section issues)
    {
        var key = issues.KeyOf("releases");
        switch (issues.Text("releases"))
        {
            case null or { Value: "all" }:
                return ReleaseIssues.All;
            case var off when Words.IsNothing(off.Value):
                return ReleaseIssues.Off;
            case { Value: "breaking" }:
                return ReleaseIssues.Breaking;
            case var other:
                issues.Problems.Add(other.At, $"unknown value {other.Quoted}", $"write {key.Example}, or off");
                break;
        }
        return ReleaseIssues.All;
    }
}
