namespace BumpBot.Planning.Notes;

/// <summary>Finds what a list of changes says about one release: the lines below the heading with its version, up to the next heading of that level.</summary>
internal static class ChangelogSection
{
    private const int Longest = 60_000;

    /// <summary>Setext headings have two levels, as those of reStructuredText mostly have.</summary>
    private const string Underlines = "=-~";

    /// <returns>Null = it has no such heading, or nothing stands below it.</returns>
    /// <param name="version">As it stands in the tag, without what the tag puts before it.</param>
    public static string? Of(string changelog, string tag, string version)
    {
        var lines = changelog.ReplaceLineEndings("\n").Split('\n');
        var headings = Headings(lines).ToList();
        var at = headings.FindIndex(heading => Names(heading.Text, tag) || Names(heading.Text, version));
        if (at < 0)
            return null;
        var start = headings[at].Below;
        var end = headings.Skip(at + 1).FirstOrDefault(next => next.Level <= headings[at].Level)?.Line ?? lines.Length;
        var text = string.Join('\n', lines[start..end]).Trim('\n', ' ', '\t');
        return text.Length == 0 ? null : text.Length <= Longest ? text : text[..Longest];
    }

    /// <param name="Below">The first line below it.</param>
    private sealed record Heading(int Line, int Below, int Level, string Text);

    private static IEnumerable<Heading> Headings(string[] lines)
    {
        string? fence = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (Fence(line) is { } mark && (fence is null || fence == mark))
                fence = fence is null ? mark : null;
            if (fence is not null)
                continue;
            var level = line.AsSpan().IndexOfAnyExcept('#');
            if (level is > 0 and <= 6 && line[level] is ' ' or '[')
                yield return new Heading(i, i + 1, level, line[level..].Trim());
            else if (line.Length > 0 && i + 1 < lines.Length && UnderlineLevel(lines[i + 1].Trim()) is { } underlined && !line.StartsWith('|'))
                yield return new Heading(i, i + 2, underlined, line);
        }
    }

    private static string? Fence(string line) =>
        line.StartsWith("```", StringComparison.Ordinal) ? "```" : line.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null;

    private static int? UnderlineLevel(string line) =>
        line.Length >= 3 && Underlines.IndexOf(line[0], StringComparison.Ordinal) is >= 0 and var level && line.AsSpan().IndexOfAnyExcept(line[0]) < 0 ? level + 1 : null;

    /// <summary>Whether the heading has the version by itself: not as a part of a longer one, nor of a date.</summary>
    private static bool Names(string heading, string version)
    {
        if (version.Length == 0)
            return false;
        for (var at = heading.IndexOf(version, StringComparison.OrdinalIgnoreCase); at >= 0; at = heading.IndexOf(version, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (IsFreeBefore(heading, at) && IsFreeAfter(heading, at + version.Length))
                return true;
        }
        return false;
    }

    private static bool IsFreeBefore(string heading, int at) =>
        at == 0 || heading[at - 1] is ' ' or '[' or '(' or '@' or '/' or '*' or '`' or '"' || (heading[at - 1] is 'v' or 'V' or '-' or '_' && (at == 1 || !char.IsAsciiDigit(heading[at - 2])));

    private static bool IsFreeAfter(string heading, int end) =>
        end == heading.Length || (!char.IsLetterOrDigit(heading[end]) && heading[end] is not ('-' or '+' or '_') && !(heading[end] == '.' && end + 1 < heading.Length && char.IsLetterOrDigit(heading[end + 1])));
}
