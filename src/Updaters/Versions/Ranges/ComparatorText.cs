using System.Globalization;

namespace Updaters.Versions.Ranges;

/// <summary>How a comparator's version is written so that it takes in a new one. What stands there already gives the number of numbers and their zero padding.</summary>
internal static class ComparatorText
{
    /// <summary>Null = it cannot be.</summary>
    public static string? For(Comparator old, ReleaseVersion version) => old.Role switch
    {
        ComparatorRole.Near or ComparatorRole.UpToSeries => Near(old.Version, version),
        ComparatorRole.Exact or ComparatorRole.UpTo => Whole(old.Version, version),
        ComparatorRole.Below => Above(old.Version, version),
        _ => throw new ArgumentOutOfRangeException(nameof(old), old.Role, "a comparator that stays"),
    };

    /// <summary>As short as the old one. A pre-release's label needs all of its numbers before it.</summary>
    private static string? Near(ReleaseVersion old, ReleaseVersion version)
    {
        if (!version.IsPrerelease)
            return Numbers(old, version, old.PartCount);
        return CountOfNumbers(version) <= old.PartCount ? Whole(old, version) : null;
    }

    /// <summary>With all numbers that count, and the label.</summary>
    private static string Whole(ReleaseVersion old, ReleaseVersion version) =>
        Numbers(old, version, Math.Max(old.PartCount, CountOfNumbers(version))) + version.Tail.Split('+')[0];

    /// <summary>The least version of the old one's roundness that is above the new one: for 2.1.5, <c>3</c> after <c>2</c>, <c>3.0</c> after <c>2.0</c>, <c>2.2</c> after <c>1.5</c>.</summary>
    private static string? Above(ReleaseVersion old, ReleaseVersion version)
    {
        var place = CountOfNumbers(old) - 1;
        if (version.Number(place) == int.MaxValue || !IsLowest(old.Tail))
            return null;
        var raised = (version.Number(place) + 1).ToString(CultureInfo.InvariantCulture).PadLeft(old.IsPadded ? old.Parts[place].Length : 1, '0');
        var kept = Enumerable.Range(0, place).Select(index => Number(old, version, index));
        return string.Join('.', [.. kept, raised, .. old.Parts.Skip(place + 1)]) + old.Tail;
    }

    /// <summary>Labels before all versions with the same numbers: <c>&lt;2.0.0-0</c> and <c>&lt;2.dev0</c> say what <c>&lt;2</c> does, whatever the tool.</summary>
    private static bool IsLowest(string tail) => tail is "" or "-0" or "a0" or ".a0" or "dev0" or ".dev0";

    /// <summary>How many numbers there are up to the last one that is not 0, at least one.</summary>
    private static int CountOfNumbers(ReleaseVersion version)
    {
        var count = version.PartCount;
        while (count > 1 && version.Number(count - 1) == 0)
            count--;
        return count;
    }

    private static string Numbers(ReleaseVersion old, ReleaseVersion version, int count) =>
        string.Join('.', Enumerable.Range(0, count).Select(index => Number(old, version, index)));

    private static string Number(ReleaseVersion old, ReleaseVersion version, int index) =>
        old.IsPadded && index < version.PartCount ? version.Parts[index] : version.Number(index).ToString(CultureInfo.InvariantCulture);
}
