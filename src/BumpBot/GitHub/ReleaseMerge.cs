using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>Joins the first pages of a list with what is known of the rest.</summary>
internal static class ReleaseMerge
{
    /// <summary>
    /// The whole list, from the pages read so far and the list as it was at the last look. Null where the two do not meet without
    /// doubt: the last entry read is new, or one that stood before it is missing, so that it was deleted or has moved further down.
    /// </summary>
    public static IReadOnlyList<Release>? TryJoin(IReadOnlyList<Release> read, IReadOnlyList<Release> known)
    {
        if (read.Count == 0)
            return null;
        var meeting = Index(known, read[^1]);
        if (meeting < 0)
            return null;
        var seen = read.Select(Key).ToHashSet();
        return known.Take(meeting).All(release => seen.Contains(Key(release)))
            ? [.. read, .. known.Skip(meeting + 1).Where(release => !seen.Contains(Key(release)))]
            : null;
    }

    /// <summary>Whether a page holds nothing that was not known: then those after it are taken as known too.</summary>
    public static bool AllKnown(IEnumerable<Release> page, IReadOnlyList<Release> known)
    {
        var keys = known.Select(Key).ToHashSet();
        return page.All(release => keys.Contains(Key(release)));
    }

    /// <summary>What tells entries apart: several drafts may name the same tag.</summary>
    public static (string, Uri?) Key(Release release) => (release.Tag, release.Page);

    private static int Index(IReadOnlyList<Release> known, Release release)
    {
        for (var i = 0; i < known.Count; i++)
        {
            if (Key(known[i]) == Key(release))
                return i;
        }
        return -1;
    }
}
