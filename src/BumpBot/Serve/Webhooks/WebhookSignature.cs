using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace BumpBot.Serve.Webhooks;

/// <summary>GitHub's signature of a delivery: <c>X-Hub-Signature-256: sha256=</c> and the HMAC-SHA256 of its very bytes. Pure.</summary>
public static class WebhookSignature
{
    private const string Scheme = "sha256=";

    /// <param name="header">Null = there is none.</param>
    /// <param name="secrets">One of them must have signed it. How long the answer takes tells nothing of them.</param>
    public static bool IsValid(string? header, IReadOnlyList<string> secrets, ReadOnlySpan<byte> body)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (header is null || header.Length != Scheme.Length + (2 * given.Length) || !header.StartsWith(Scheme, StringComparison.Ordinal)
            || Convert.FromHexString(header.AsSpan(Scheme.Length), given, out _, out _) != OperationStatus.Done)
        {
            return false;
        }
        var isValid = false;
        Span<byte> own = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, own);
            isValid |= CryptographicOperations.FixedTimeEquals(given, own);
        }
        return isValid;
    }
}
