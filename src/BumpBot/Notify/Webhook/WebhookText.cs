using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BumpBot.Model;
using BumpBot.Notify.Texts;

namespace BumpBot.Notify.Webhook;

/// <summary>A notice as JSON, as <c>docs/notices.md</c> describes it. The number of its shape grows when something that is there changes.</summary>
internal static class WebhookText
{
    private const int Schema = 1;

    public static byte[] Of(Notice notice) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["schema"] = Schema,
        ["id"] = notice.Id,
        ["channel"] = notice.Channel,
        ["digest"] = notice.IsDigest,
        ["events"] = new JsonArray([.. notice.Events.Select(Event)]),
    }.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default }));

    /// <summary>The word for what a notice is about: that of its event, or digest.</summary>
    public static string KindOf(Notice notice) => notice.IsDigest ? "digest" : Word(notice.Events[0]);

    private static JsonObject Event(NoticeEvent told)
    {
        var content = NoticeContent.Of(told);
        return new JsonObject
        {
            ["key"] = told.Key,
            ["kind"] = Word(told),
            ["upstreams"] = new JsonArray([.. told.Upstreams.Select(upstream => JsonValue.Create(upstream))]),
            ["target"] = Target(told),
            ["title"] = content.Title,
            ["breaking"] = new JsonArray([.. content.Breaking.Select(Line)]),
            ["facts"] = new JsonArray([.. content.Facts.Select(Line)]),
            ["url"] = content.Page?.Link?.AbsoluteUri,
        };
    }

    private static JsonObject Line(ContentLine line) => new() { ["text"] = line.Text, ["url"] = line.Link?.AbsoluteUri };

    private static string? Target(NoticeEvent told) => told switch
    {
        NoticeEvent.PullOpened opened => opened.Target,
        NoticeEvent.PullMerged merged => merged.Target,
        NoticeEvent.WentWrong { Upstream: null } wrong => wrong.Subject,
        _ => null,
    };

    private static string Word(NoticeEvent told) => NoticeKinds.WordOf(told.Kinds[0]);
}
