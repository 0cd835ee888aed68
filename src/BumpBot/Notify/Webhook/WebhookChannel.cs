using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;
using BumpBot.Notify.Http;

namespace BumpBot.Notify.Webhook;

/// <summary>
/// Posts JSON, signed: the HMAC-SHA256 of the timestamp, a point and the body. The delivery's id is the same whenever a notice is sent again,
/// so that a receiver can tell.
/// </summary>
internal sealed class WebhookChannel(ChannelSettings.Webhook settings, NoticeHttp http, TimeProvider time) : IChannel
{
    public const string EventHeader = "X-BumpBot-Event";
    public const string DeliveryHeader = "X-BumpBot-Delivery";
    public const string TimestampHeader = "X-BumpBot-Timestamp";
    public const string SignatureHeader = "X-BumpBot-Signature-256";

    public string Name => settings.Name;

    public async Task<Delivery> SendAsync(Notice notice, CancellationToken cancellation)
    {
        var body = WebhookText.Of(notice);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage { RequestUri = settings.Url, Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(EventHeader, WebhookText.KindOf(notice));
        request.Headers.Add(DeliveryHeader, notice.Id);
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Signature(settings.Secret, timestamp, body));
        using var response = await http.PostAsync(request, cancellation);
        return http.FaultOf(response, settings.Url, "look into the receiver's log, and check url and secret.") is { } fault
            ? new Delivery.Failed(fault)
            : new Delivery.Sent();
    }

    public static string Signature(string secret, string timestamp, byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(timestamp + "."), .. body]));
}
