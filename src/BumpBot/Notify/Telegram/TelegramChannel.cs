using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BumpBot.Model;
using BumpBot.Notify.Http;
using BumpBot.Notify.Texts;

namespace BumpBot.Notify.Telegram;

/// <summary>Telegram, by its Bot API. The token is part of the address, which is never shown.</summary>
internal sealed class TelegramChannel(ChannelSettings.Telegram settings, NoticeHttp http, TimeProvider time) : IChannel
{
    private readonly Uri _address = new(settings.Api, $"./bot{settings.Token}/sendMessage");

    public string Name => settings.Name;

    public async Task<Delivery> SendAsync(Notice notice, CancellationToken cancellation)
    {
        var messages = TelegramText.Of(notice);
        for (var part = Math.Min(notice.PartsSent, messages.Count - 1); part < messages.Count; part++)
        {
            if (await FaultOfAsync(messages[part], cancellation) is { } fault)
                return new Delivery.Failed(fault, part);
        }
        return new Delivery.Sent();
    }

    private async Task<Fault?> FaultOfAsync(TelegramMessage message, CancellationToken cancellation)
    {
        try
        {
            var answer = await PostAsync(message.Markup, isMarkup: true, cancellation);
            // The text counts more than its looks.
            if (answer is { Status: HttpStatusCode.BadRequest } && answer.Description.Contains("can't parse entities", StringComparison.OrdinalIgnoreCase))
                answer = await PostAsync(message.Plain, isMarkup: false, cancellation);
            return FaultOf(answer);
        }
        catch (FaultException e)
        {
            return e.Fault;
        }
    }

    private async Task<TelegramAnswer> PostAsync(string text, bool isMarkup, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["chat_id"] = settings.Chat,
            ["text"] = text,
            ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
        };
        if (isMarkup)
            body["parse_mode"] = "MarkdownV2";
        if (settings.Topic is { } topic)
            body["message_thread_id"] = topic;
        using var request = new HttpRequestMessage { RequestUri = _address, Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        using var response = await http.PostAsync(request, cancellation);
        var answer = TelegramAnswer.Read(response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        return answer with { ByStatus = http.FaultOf(response, _address, Remedy(answer)) };
    }

    private Fault? FaultOf(TelegramAnswer answer) => answer switch
    {
        { ByStatus: Fault.Retry retry, RetryAfter: { } seconds } => retry with { NotBefore = time.GetUtcNow() + TimeSpan.FromSeconds(seconds) },
        { ByStatus: { } fault } => fault,
        { IsOk: true } => null,
        _ => new Fault.GiveUp($"{NoticeHttp.PlaceOf(_address)} did not answer as Telegram does: check api."),
    };

    private static string Remedy(TelegramAnswer answer) => answer switch
    {
        { MigratedTo: { } chat } => $"the group has become a supergroup: write chat: \"{chat}\".",
        { Status: HttpStatusCode.Unauthorized or HttpStatusCode.NotFound } => "give the token that @BotFather shows for the bot.",
        { Status: HttpStatusCode.Forbidden } => $"{Said(answer)}Add the bot to the chat, and let it write there.",
        _ when answer.Description.Contains("chat not found", StringComparison.OrdinalIgnoreCase) => "chat not found. Add the bot to the chat, and check chat.",
        _ when answer.Description.Contains("thread not found", StringComparison.OrdinalIgnoreCase) => "topic not found. Check topic.",
        _ => $"{Said(answer)}Check chat and topic.",
    };

    private static string Said(TelegramAnswer answer) => answer.Description.Length == 0 ? "" : $"{Foreign.Line(answer.Description, 150)}. ";
}

/// <param name="Description">Empty where there is none.</param>
/// <param name="RetryAfter">In seconds.</param>
/// <param name="MigratedTo">The chat's new number.</param>
internal sealed record TelegramAnswer(HttpStatusCode Status, bool IsOk, string Description, int? RetryAfter, string? MigratedTo)
{
    /// <summary>What the status alone says; null = it is well.</summary>
    public Fault? ByStatus { get; init; }

    public static TelegramAnswer Read(HttpStatusCode status, string text)
    {
        try
        {
            var json = JsonNode.Parse(text) as JsonObject;
            var parameters = json?["parameters"] as JsonObject;
            return new TelegramAnswer(
                status,
                json?["ok"]?.GetValueKind() == JsonValueKind.True,
                json?["description"] is JsonValue said && said.TryGetValue<string>(out var description) ? description : "",
                parameters?["retry_after"] is JsonValue seconds && seconds.TryGetValue<int>(out var after) && after is > 0 and < 1_000_000 ? after : null,
                parameters?["migrate_to_chat_id"] is JsonValue chat && chat.TryGetValue<long>(out var number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        }
        catch (JsonException)
        {
            return new TelegramAnswer(status, IsOk: false, "", null, null);
        }
    }
}
