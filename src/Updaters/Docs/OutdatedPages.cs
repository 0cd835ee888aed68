using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>Documents that say at their start that they are kept as they were: <c>This page is outdated</c>.</summary>
internal static partial class OutdatedPages
{
    private const int Reach = 1500;

    public static bool Include(string text) => Notice().IsMatch(text.AsSpan(0, Math.Min(Reach, text.Length)));

    [GeneratedRegex(
        """
        \bthis\s+(?:page|document|documentation|guide|project|repository|section|tutorial|article|manual|howto|post|wiki)\s+(?:is|has\s+been|was)\s+(?:\w+\s+){0,2}?(?:outdated|out\s+of\s+date|archived|deprecated|obsolete|superseded|retired|unmaintained|historical|kept\s+for|no\s+longer)\b
        | \b(?:эта|этот|это|данная|данный|данное)\s+(?:страниц|документ|инструкци|руководств|проект|стать|репозитори|раздел)\w*\s+(?:\w+\s+){0,2}?(?:устар|архив|больше\s+не|не\s+поддержив)\w*
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Notice();
}
