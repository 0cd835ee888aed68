using System.Buffers;
using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Places within URLs.</summary>
internal static class UrlPlaces
{
    private static readonly SearchValues<char> Borders = SearchValues.Create(" \t\r\n<>()[]\"'`");

    public static bool Include(string text, TextSpan place)
    {
        var before = text.AsSpan(0, place.Start)[Math.Max(0, place.Start - UrlText.Longest)..];
        return before[(before.LastIndexOfAny(Borders) + 1)..].Contains("://", StringComparison.Ordinal);
    }
}
