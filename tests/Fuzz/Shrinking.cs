using System.Diagnostics;

namespace Fuzz;

/// <summary>Makes a text that fails as small as it goes.</summary>
internal static class Shrinking
{
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(30);

    /// <param name="fails">Whether a smaller text still fails in the same way.</param>
    public static string Of(string text, Func<string, bool> fails)
    {
        var watch = Stopwatch.StartNew();
        for (var length = Math.Max(1, text.Length / 2); length >= 1 && watch.Elapsed < LongestSearch; length /= 2)
        {
            for (var start = 0; start < text.Length && watch.Elapsed < LongestSearch;)
            {
                var smaller = text.Remove(start, Math.Min(length, text.Length - start));
                if (fails(smaller))
                    text = smaller;
                else
                    start += length;
            }
        }
        return text;
    }
}
