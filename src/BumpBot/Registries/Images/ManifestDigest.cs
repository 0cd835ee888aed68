using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace BumpBot.Registries.Images;

/// <summary>The digests by which images are pinned: <c>sha256:</c> and 64 hexadecimal digits in lower case.</summary>
internal static partial class ManifestDigest
{
    private const string Header = "Docker-Content-Digest";

    /// <summary>Null = the answer names none of the form.</summary>
    public static string? NamedBy(HttpResponseMessage response) =>
        response.Headers.TryGetValues(Header, out var values) && values.ToList() is [var value] && Form().IsMatch(value) ? value : null;

    public static string Of(byte[] manifest) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(manifest));

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
