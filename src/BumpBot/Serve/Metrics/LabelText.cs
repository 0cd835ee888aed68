using System.Text;

namespace BumpBot.Serve.Metrics;

/// <summary>Text that may stand in a label. Pure.</summary>
public static class LabelText
{
    /// <summary>In the place of what is one too many, or not known.</summary>
    public const string Other = "other";

    private const int Longest = 200;

    /// <summary>Foreign text: what is not printable ASCII becomes <c>?</c>, and what is too long is cut.</summary>
    public static string Clean(string text)
    {
        if (text.Length <= Longest && text.All(IsPlain))
            return text;
        return string.Create(Math.Min(text.Length, Longest), text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = IsPlain(from[i]) ? from[i] : '?';
        });
    }

    private static bool IsPlain(char letter) => letter is >= ' ' and <= '~';

    /// <summary>The name of a case of a closed family: <c>CoolingDown</c> -> <c>cooling_down</c>.</summary>
    public static string OfCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    /// <summary>A status that is met often as it is, another by its class.</summary>
    /// <param name="status">Null = there was no answer.</param>
    public static string OfStatus(int? status) => status switch
    {
        null => "none",
        200 or 201 or 202 or 204 or 301 or 302 or 304 or 307 or 400 or 401 or 403 or 404 or 405 or 409 or 410 or 413 or 422 or 429 or 500 or 502 or 503 or 504 => $"{status}",
        >= 100 and < 600 => $"{status / 100}xx",
        _ => Other,
    };
}
