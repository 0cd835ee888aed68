using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>api:</c>. GitHub bans who keeps going over its limits, so that more than them is an error.</summary>
internal static class ApiReader
{
    /// <summary>Says: at most 80 content creations a minute and 500 an hour, 100 requests at once.</summary>
    private const string Source = "docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";

    private const int MostPerMinute = 80;
    private const int MostPerHour = 500;
    private const int MostAtOnce = 100;

    public static ApiSettings Read(Section api) => new(
        Number(api, "burst", MostPerMinute, "writes a minute") ?? ApiSettings.Default.Burst,
        Number(api, "writes-per-minute", MostPerMinute, "writes a minute") ?? ApiSettings.Default.WritesPerMinute,
        Number(api, "creations-per-hour", MostPerHour, "creations an hour") ?? ApiSettings.Default.CreationsPerHour,
        Number(api, "concurrency", MostAtOnce, "requests at once") ?? ApiSettings.Default.Concurrency);

    private static int? Number(Section api, string key, int most, string what)
    {
        var number = api.WholeNumber(key, least: 1, out var at);
        if (number is null || number <= most)
            return number;
        api.Problems.Add(at, $"{key} is over GitHub's limit of {most} {what} ({Source})", $"write {key}: {most} or less");
        return null;
    }
}
