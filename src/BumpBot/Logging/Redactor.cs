using System.Text;
using System.Text.RegularExpressions;

namespace BumpBot.Logging;

/// <summary>
/// Removes secrets from a text before anybody sees it: the known ones in plain, URL-encoded and base64 form, and whatever looks
/// like a GitHub token of any length, a JSON Web Token or a private key.
/// </summary>
public sealed partial class Redactor
{
    private const string Mask = "***";

    /// <summary>Shorter texts are not taken as secrets: masking them would eat ordinary words.</summary>
    private const int ShortestSecret = 6;

    private readonly Lock _adding = new();
    private volatile IReadOnlyList<string> _forms = [];

    public Redactor(IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets)
            Add(secret);
    }

    /// <summary>From now on this one is removed, too.</summary>
    /// <param name="secret">Null = nothing to add.</param>
    public void Add(string? secret)
    {
        if (secret is not { Length: >= ShortestSecret })
            return;
        lock (_adding)
            _forms = [.. _forms.Concat(Forms(secret)).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];
    }

    public string Redact(string text)
    {
        foreach (var form in _forms)
            text = text.Replace(form, Mask, StringComparison.Ordinal);
        return ShortLived().Replace(GitHubToken().Replace(text, Mask), Mask);
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return System.Net.WebUtility.UrlEncode(secret);
        foreach (var encoded in Base64(secret))
        {
            yield return encoded;
            yield return encoded.Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>The characters of a base64 text that this secret alone decides, wherever it starts in the encoded bytes (<c>x-access-token:secret</c>).</summary>
    private static IEnumerable<string> Base64(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            var first = before switch { 0 => 0, 1 => 2, _ => 3 };
            var last = (before + bytes.Length) % 3 == 0 ? encoded.Length : encoded.Length - 1;
            if (last - first >= ShortestSecret)
                yield return encoded[first..last];
        }
    }

    // Source of the forms: GitHub's token formats; since 2026 ghs_ tokens hold dots, dashes and several hundred characters.
    [GeneratedRegex(@"gh[pousr]_[A-Za-z0-9._-]+|github_pat_[A-Za-z0-9_]+", RegexOptions.CultureInvariant)]
    private static partial Regex GitHubToken();

    // What comes and goes too often to be known one by one, or has many forms: JSON Web Tokens, git's login with any token, private keys.
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+|eC1hY2Nlc3MtdG9rZW46[A-Za-z0-9+/=_-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?", RegexOptions.CultureInvariant)]
    private static partial Regex ShortLived();
}
