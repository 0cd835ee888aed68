using System.Globalization;

namespace BumpBot.Config;

/// <summary>Something in a config file that ends on a day, and may be removed from then on.</summary>
/// <param name="What">As the file says it: <c>ignore: 1.4.0</c>.</param>
public sealed record ConfigEnding(string File, int Line, int Column, string What, DateOnly Day)
{
    /// <summary>What to say of it once it has ended.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {What} has expired on {Day:yyyy-MM-dd} and holds nothing back any more, remove it");
}
