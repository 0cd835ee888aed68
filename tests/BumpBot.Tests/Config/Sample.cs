using BumpBot.Config;
using Xunit;

namespace BumpBot.Tests.Config;

/// <summary>Reads config texts in a fixed environment.</summary>
internal static class Sample
{
    public const string Folder = "/srv/bot";

    public const string Secret = "s3cr3t\tvalue: [";

    public static string? Environment(string name) => name switch
    {
        "HOME" => "/home/bot",
        "ORG" => "acme",
        "CRON" => "@daily",
        "SECRET" => Secret,
        "EMPTY" => "",
        "GHCR_TOKEN" or "REGISTRY_PASSWORD" or "SLACK_TOKEN" or "TELEGRAM_TOKEN" or "HOOK_SECRET" or "SMTP_PASSWORD" => "a-token",
        "SLACK_WEBHOOK_URL" => "https://hooks.slack.com/services/T0/B0/secret",
        _ => null,
    };

    public static ConfigResult Read(string text, ConfigOrigin origin = ConfigOrigin.Started) =>
        ConfigFile.Read(new ConfigSource("bumpbot.yml", text, origin, Folder), Environment);

    public static ConfigResult.Valid Valid(string text, ConfigOrigin origin = ConfigOrigin.Started)
    {
        var result = Read(text, origin);
        Assert.True(result is ConfigResult.Valid, result is ConfigResult.Invalid invalid ? string.Join('\n', invalid.Problems) : "");
        return (ConfigResult.Valid)result;
    }

    public static IReadOnlyList<string> Problems(string text, ConfigOrigin origin = ConfigOrigin.Started) =>
        [.. Assert.IsType<ConfigResult.Invalid>(Read(text, origin)).Problems.Select(problem => problem.ToString())];
}
