using System.Text.RegularExpressions;
using BumpBot.Model;

namespace BumpBot.Notify.Texts;

/// <summary>Foreign text on its way into a notice: one line, bounded, nothing hidden. Each medium escapes it for itself.</summary>
internal static partial class Foreign
{
    /// <summary>Cut at the end to the length.</summary>
    public static string Line(string text, int length)
    {
        var clean = HiddenCharacters.Remove(Blanks().Replace(text, " ")).Trim();
        if (clean.Length <= length)
            return clean;
        var end = char.IsHighSurrogate(clean[length - 2]) ? length - 2 : length - 1;
        return clean[..end] + "…";
    }

    /// <summary>Null where the address is not one that a reader may be led to.</summary>
    public static Uri? Link(Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "https" or "http", UserInfo.Length: 0 } && address.AbsoluteUri.Length <= 1000 ? address : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
