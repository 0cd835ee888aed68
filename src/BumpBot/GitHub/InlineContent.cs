using System.Text;
using System.Text.Unicode;
using BumpBot.Targets;

namespace BumpBot.GitHub;

/// <summary>Which files can go into the request for a tree as text; the others need a request each.</summary>
internal static class InlineContent
{
    /// <summary>GitHub takes more, but as base64 within a request of a limited size.</summary>
    public const int LargestBlob = 25 << 20;

    private const int LargestText = 256 << 10;
    private const int LargestRequest = 2 << 20;

    /// <returns>The text of each that can.</returns>
    public static IReadOnlyDictionary<PreparedEntry, string> Choose(IReadOnlyList<PreparedEntry> entries)
    {
        Dictionary<PreparedEntry, string> chosen = [];
        var size = 0;
        foreach (var entry in entries)
        {
            if (entry.Content is not { Length: <= LargestText } content || size + content.Length > LargestRequest || !IsText(content))
                continue;
            size += content.Length;
            chosen.Add(entry, Encoding.UTF8.GetString(content));
        }
        return chosen;
    }

    /// <summary>Whether JSON gives back the same bytes: UTF-8 without a BOM, and without control characters but tabs and line breaks.</summary>
    private static bool IsText(byte[] content) =>
        Utf8.IsValid(content)
        && !content.AsSpan().StartsWith(Encoding.UTF8.Preamble)
        && !content.Any(b => b < ' ' && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r'));
}
