using System.Net;
using System.Net.Http.Headers;

namespace BumpBot.Serve.Webhooks;

/// <summary>The JSON in a delivery's body, which is all of it or the field <c>payload</c> of a form, as the hook is set. Pure.</summary>
public static class WebhookBody
{
    private static ReadOnlySpan<byte> Field => "payload="u8;

    /// <summary>Null = it is of neither form.</summary>
    public static ReadOnlyMemory<byte>? JsonIn(string? contentType, byte[] body) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type) ? null
        : "application/json".Equals(type.MediaType, StringComparison.OrdinalIgnoreCase) ? body
        : "application/x-www-form-urlencoded".Equals(type.MediaType, StringComparison.OrdinalIgnoreCase) ? InForm(body)
        : null;

    private static ReadOnlyMemory<byte>? InForm(byte[] body)
    {
        for (var start = 0; start < body.Length;)
        {
            var rest = body.AsSpan(start);
            var length = rest.IndexOf((byte)'&') is >= 0 and var end ? end : rest.Length;
            if (rest[..length].StartsWith(Field))
                return WebUtility.UrlDecodeToBytes(body, start + Field.Length, length - Field.Length);
            start += length + 1;
        }
        return null;
    }
}
