using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads the host keys.</summary>
internal static class HostReader
{
    public static readonly HostSettings Defaults = new(null, TimeZoneInfo.Utc, [], null, ApiSettings.Default);

    public static HostSettings Read(Section top)
    {
        var targets = TargetsReader.Read(top);
        return new HostSettings(
            ScheduleText.ReadUnlessOff(top),
            top.Text("timezone") is { } zone ? TimeZoneText.Read(zone, top) : Defaults.TimeZone,
            [.. targets.Select(target => target.Repo)],
            top.Text("ledger") is { } ledger ? LedgerPath.Read(ledger, top.Scalars) : Defaults.Ledger,
            top.Inner("api") is { } api ? ApiReader.Read(api) : Defaults.Api)
        {
            Registries = RegistriesReader.Read(top),
            Notify = NotifyReader.Read(top),
            TargetSchedules = targets.Where(target => target.Schedule is not null).ToDictionary(target => target.Repo, target => target.Schedule!),
            Jitter = top.Text("jitter") is { } jitter ? AgeText.Read(jitter, top, "jitter") : Defaults.Jitter,
            Heartbeat = HeartbeatText.Read(top),
            Webhooks = top.Inner("webhooks") is { } webhooks ? WebhooksReader.Read(webhooks) : WebhookSettings.Default,
            Proxies = ProxyText.ReadAll(top),
        };
    }
}
