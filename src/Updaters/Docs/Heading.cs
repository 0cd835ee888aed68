using Updaters.Text;

namespace Updaters.Docs;

/// <summary>A heading, or something that ends a section like one.</summary>
/// <param name="Start">Where its line starts.</param>
/// <param name="Level">1 to 6; 7 for the summary and the end of <c>&lt;details&gt;</c>, which lie below all headings.</param>
internal readonly record struct Heading(int Start, int Level, string Text)
{
    public const int OfDetails = 7;

    /// <summary>The sections that record what was: each from its heading to the next one of the same or a higher level.</summary>
    public static IEnumerable<TextSpan> HistoryAmong(IEnumerable<Heading> headings, int end)
    {
        Heading? open = null;
        foreach (var heading in headings)
        {
            if (open is { } section)
            {
                if (heading.Level > section.Level)
                    continue;
                yield return TextSpan.FromBounds(section.Start, heading.Start);
            }
            open = HistoryHeadings.Include(heading.Text) ? heading : null;
        }
        if (open is { } last)
            yield return TextSpan.FromBounds(last.Start, end);
    }
}
