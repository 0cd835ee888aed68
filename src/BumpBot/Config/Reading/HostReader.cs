using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Config.Reading;

/// <summary>Reads the host keys.</summary>
internal static class HostReader
{
    public static readonly HostSettings Defaults = new(null, TimeZoneInfo.Utc, [], null, ApiSettings.Default);

    public static HostSettings Read(Section top) => new(
        top.TextUnlessOff("schedule") is { } schedule ? ScheduleText.Read(schedule, top) : Defaults.Schedule,
        top.Text("timezone") is { } zone ? TimeZoneText.Read(zone, top) : Defaults.TimeZone,
        ReadTargets(top),
        top.Text("ledger") is { } ledger ? LedgerPath.Read(ledger, top.Scalars) : Defaults.Ledger,
        top.Inner("api") is { } api ? ApiReader.Read(api) : Defaults.Api)
    {
        Registries = RegistriesReader.Read(top),
        Notify = NotifyReader.Read(top),
    };

    private static List<RepoName> ReadTargets(Section top)
    {
        var targets = new List<RepoName>();
        foreach (var text in top.Texts("targets"))
        {
            if (RepoText.Read(text, top.Problems) is not { } repo)
                continue;
            if (targets.Contains(repo))
                top.Problems.Add(text.At, $"{text.Quoted} is named twice", "remove one of the two");
            else
                targets.Add(repo);
        }
        return targets;
    }
}
