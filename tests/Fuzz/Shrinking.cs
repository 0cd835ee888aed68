namespace Fuzz;

/// <summary>Makes a text that fails as small as it goes.</summary>
internal static class Shrinking
{
    private const int MostTries = 3000;

    /// <param name="fails">Whether a smaller text still fails in the same way.</param>
    public static string Of(string text, Func<string, bool> fails)
    {
        var tries = 0;
        for (var length = Math.Max(1, text.Length / 2); length >= 1 && tries < MostTries; length /= 2)
        {
            for (var start = 0; start < text.Length && tries < MostTries;)
            {
                var smaller = text.Remove(start, Math.Min(length, text.Length - start));
                tries++;
                if (fails(smaller))
                    text = smaller;
                else
                    start += length;
            }
        }
        return text;
    }
}
