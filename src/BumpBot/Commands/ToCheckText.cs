using System.Globalization;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>What is to check, for people.</summary>
internal static class ToCheckText
{
    public static string Of(ToCheck mark) => string.Create(
        CultureInfo.InvariantCulture,
        $"{mark.Branch} moved from {Short(mark.From)} to {Short(mark.To)} since {mark.Since.UtcDateTime:yyyy-MM-dd}{(mark.Compare is { } compare ? $" ({compare.AbsoluteUri})" : "")}");

    private static string Short(string sha) => sha[..Math.Min(7, sha.Length)];
}
