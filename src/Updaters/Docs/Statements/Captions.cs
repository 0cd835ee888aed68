using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.Statements;

/// <summary>Captions and the texts of pictures: what they show was so when they were made.</summary>
internal static partial class Captions
{
    private const int LongestLine = 1000;

    public static bool Hold(string text, TextSpan place)
    {
        var before = LineBefore(text, place.Start);
        return Caption().IsMatch(before) || PictureText().IsMatch(before);
    }

    /// <summary>What stands on the line before the place.</summary>
    public static ReadOnlySpan<char> LineBefore(string text, int place)
    {
        var before = text.AsSpan(0, place)[Math.Max(0, place - LongestLine)..];
        return before[(before.LastIndexOfAny('\r', '\n') + 1)..];
    }

    [GeneratedRegex(@"\A[\s>*_]*(?:fig(?:\.|ure)|table|listing|screenshot|рис(?:\.|унок)|табл(?:\.|ица)|листинг)[ \t]*\d", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Caption();

    [GeneratedRegex(@"!\[[^\]]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PictureText();
}
