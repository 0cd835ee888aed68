using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>webhooks:</c>.</summary>
internal static class WebhooksReader
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>GitHub sends none that is larger.</summary>
    private const int LargestThereIs = 25;

    public static WebhookSettings Read(Section webhooks)
    {
        var largest = webhooks.WholeNumber("largest", least: 1, out var at);
        if (largest > LargestThereIs)
            webhooks.Problems.Add(at, $"largest is over the {LargestThereIs} megabytes that GitHub sends at most", $"write {webhooks.Example("largest")} or less");
        return new WebhookSettings(
            largest is <= LargestThereIs and { } megabytes ? megabytes * Megabyte : WebhookSettings.Default.Largest,
            webhooks.WholeNumber("requests-per-minute", least: 1, out _) ?? WebhookSettings.Default.RequestsPerMinute);
    }
}
