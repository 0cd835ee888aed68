using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using BumpBot.Config;
using BumpBot.Model;
using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace BumpBot.Tests.Config;

/// <summary>Settings as JSON, for comparing them whole.</summary>
internal static class SettingsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutSingleBase } },
        Converters =
        {
            new AsText<RepoName>(),
            new AsText<UpstreamId>(),
            new AsText<PathGlob>(),
            new AsText<VersionRange>(),
            new AsText<TagPattern>(),
            new AsText<Regex>(),
            new AsText<KnownName>(name => $"{name.Text} ({name.Source})"),
            new AsText<TimeZoneInfo>(zone => zone.Id),
            new AsText<System.Net.IPNetwork>(),
            new AsText<RegistrySettings>(),
            new AsText<ChannelSettings>(ChannelText),
            new AsText<LedgerSetting>(),
            new AsText<Grouping>(GroupingText),
            new AsText<OpeningWindow>(WindowText),
            new AsText<TextTemplate>(template => template.Text),
            new JsonStringEnumConverter(),
        },
    };

    public static string Of(ConfigResult.Valid valid) => JsonSerializer.Serialize(valid, Options);

    /// <summary>Where there is one base nothing is said of further ones.</summary>
    private static void LeaveOutSingleBase(JsonTypeInfo type)
    {
        if (type.Type != typeof(PullSettings))
            return;
        foreach (var property in type.Properties.Where(property => property.Name is nameof(PullSettings.FurtherBases) or nameof(PullSettings.Line)))
            property.ShouldSerialize = (_, value) => value is IReadOnlyList<string> { Count: > 0 } or string;
    }

    /// <summary>Its kind, its routing, and what it is reached by; of a secret, that it is there.</summary>
    private static string ChannelText(ChannelSettings channel)
    {
        var routing = channel.Routing;
        var way = channel switch
        {
            ChannelSettings.Log => "",
            ChannelSettings.Email email => $"{email.From} -> {string.Join(", ", email.To)} by {email.Server} {email.Server.Security} {email.Server.Username} {email.Server.Password?.Length}",
            ChannelSettings.SlackWebhook slack => slack.Url.AbsoluteUri,
            ChannelSettings.SlackBot slack => $"{slack.Api} {slack.Room} {slack.Token.Length}",
            ChannelSettings.Telegram telegram => $"{telegram.Api} {telegram.Chat} {telegram.Topic} {telegram.Token.Length}",
            ChannelSettings.Issue issue => $"{issue.Repo} {string.Join(",", issue.Labels)}",
            ChannelSettings.Webhook webhook => $"{webhook.Url} {webhook.Secret.Length}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"{channel.GetType().Name} {channel.Name}: {way}; at once {string.Join(",", routing.AtOnce.Order())}; digest {string.Join(",", routing.InDigest.Order())} at {routing.Digest?.Times}; {string.Join(",", routing.Upstreams)}; quiet {(routing.Quiet is { } quiet ? WindowText(quiet) : "")}";
    }

    private static string GroupingText(Grouping grouping) => grouping switch
    {
        Grouping.Nothing => "none",
        Grouping.Everything => "all",
        Grouping.Named named => string.Join("; ", named.Groups.Select(group => $"{group.Name}: {string.Join(", ", group.Patterns)}")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string WindowText(OpeningWindow window) => window switch
    {
        OpeningWindow.ByCron cron => $"cron {cron.Minutes}",
        OpeningWindow.Weekly weekly => $"{string.Join(",", weekly.Days.Order())} {weekly.From:HH:mm}-{weekly.To:HH:mm} {weekly.Zone?.Id}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private sealed class AsText<T>(Func<T, string>? text = null) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(text is null ? value!.ToString() : text(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value!.ToString()!);
    }
}
