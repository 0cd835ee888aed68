using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BumpBot.Model;
using BumpBot.Notify.Http;

namespace BumpBot.Notify.Slack;

/// <summary>Slack, by an incoming webhook or as a bot (chat.postMessage).</summary>
internal sealed partial class SlackChannel : IChannel
{
    private readonly NoticeHttp _http;
    private readonly Uri _address;
    private readonly string? _token;
    private readonly string? _room;

    public SlackChannel(ChannelSettings.SlackWebhook settings, NoticeHttp http) =>
        (_http, Name, _address) = (http, settings.Name, settings.Url);

    public SlackChannel(ChannelSettings.SlackBot settings, NoticeHttp http) =>
        (_http, Name, _address, _token, _room) = (http, settings.Name, new Uri(settings.Api, "chat.postMessage"), settings.Token, settings.Room);

    public string Name { get; }

    public async Task<Delivery> SendAsync(Notice notice, CancellationToken cancellation)
    {
        var message = SlackText.Of(notice);
        if (_room is not null)
            message["channel"] = _room;
        using var request = new HttpRequestMessage { RequestUri = _address, Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json") };
        if (_token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var response = await _http.PostAsync(request, cancellation);
        var answer = await response.Content.ReadAsStringAsync(cancellation);
        var fault = _http.FaultOf(response, _address, RemedyFor(Word(answer))) ?? (_token is null ? null : FaultOf(answer));
        return fault is null ? new Delivery.Sent() : new Delivery.Failed(fault);
    }

    /// <summary>The bot's answers are all 200, and say in the body what went wrong. Source: the errors of chat.postMessage.</summary>
    private static Fault? FaultOf(string answer)
    {
        var (isOk, error) = Read(answer);
        return (isOk, error) switch
        {
            (true, _) => null,
            (_, "ratelimited" or "rate_limited" or "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout") => new Fault.Retry($"Slack could not take it: {error}."),
            _ => new Fault.GiveUp($"Slack refused it: {RemedyFor(error)}"),
        };
    }

    private static (bool IsOk, string Error) Read(string answer)
    {
        try
        {
            var json = JsonNode.Parse(answer) as JsonObject;
            return (json?["ok"]?.GetValueKind() == JsonValueKind.True, json?["error"] is JsonValue error && error.TryGetValue<string>(out var word) ? Word(word) : "");
        }
        catch (JsonException)
        {
            return (false, "");
        }
    }

    private static string RemedyFor(string error) => error switch
    {
        "channel_not_found" or "not_in_channel" => $"{error}. Invite the bot into the channel, or write its id (C…).",
        "is_archived" or "channel_is_archived" => $"{error}. Name another channel.",
        "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" or "token_expired" => $"{error}. Give the token of a bot that is installed (xoxb-…).",
        "missing_scope" => $"{error}. Give the bot the scope chat:write, and install it again.",
        "no_service" or "invalid_token" or "no_team" or "no_active_hooks" => $"{error}. The webhook is gone: make a new one, and write its URL.",
        "" => "check url, or token and channel.",
        _ => $"{error}. Check url, or token and channel.",
    };

    /// <summary>Slack's errors are single words; anything else that answers in its place is not repeated.</summary>
    private static string Word(string text) => ErrorWord().IsMatch(text) ? text : "";

    [GeneratedRegex(@"\A[a-z_]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorWord();
}
