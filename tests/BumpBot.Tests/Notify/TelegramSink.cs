using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BumpBot.Tests.Registries;
using Microsoft.AspNetCore.Http;

namespace BumpBot.Tests.Notify;

/// <summary>Telegram's sendMessage on loopback, with the limits and refusals that its Bot API describes.</summary>
internal sealed class TelegramSink : IAsyncDisposable
{
    private const int Longest = 4096;

    private LoopbackServer _server = null!;

    public ConcurrentQueue<JsonObject> Messages { get; } = [];

    /// <summary>The texts that people see.</summary>
    public ConcurrentQueue<string> Texts { get; } = [];

    /// <summary>What is answered instead, by the number of requests so far; null = as it should be.</summary>
    public Func<int, (int Status, string Body)?> Fault { get; set; } = _ => null;

    public bool RefusesEntities { get; set; }

    public Uri Url => _server.Url;

    public int Requests { get; private set; }

    public static async Task<TelegramSink> StartAsync()
    {
        var sink = new TelegramSink();
        sink._server = await LoopbackServer.StartAsync(sink.AnswerAsync);
        return sink;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (status, body) = Fault(Requests++) ?? await TakeAsync(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    private async Task<(int, string)> TakeAsync(HttpContext context)
    {
        if (context.Request.Path != "/bot123:ABC-def/sendMessage")
            return Refusal(404, "Not Found");
        var message = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
        try
        {
            var isMarkup = (string?)message["parse_mode"] == "MarkdownV2";
            if (isMarkup && RefusesEntities)
                throw new FormatException("Bad Request: can't parse entities: whatever");
            var text = isMarkup ? TelegramMarkup.Parse((string)message["text"]!) : (string)message["text"]!;
            if (text.Trim().Length == 0)
                return Refusal(400, "Bad Request: message text is empty");
            if (text.Length > Longest)
                return Refusal(400, "Bad Request: message is too long");
            Messages.Enqueue(message);
            Texts.Enqueue(text);
            return (200, """{"ok":true,"result":{"message_id":1}}""");
        }
        catch (FormatException e)
        {
            return Refusal(400, e.Message);
        }
    }

    public static (int, string) Refusal(int status, string description, string parameters = "{}") =>
        (status, $$"""{"ok":false,"error_code":{{status}},"description":{{JsonValue.Create(description).ToJsonString()}},"parameters":{{parameters}}}""");
}
