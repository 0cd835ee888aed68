namespace Updaters.Docs;

/// <summary>A heading, or something that ends a section like one.</summary>
/// <param name="Start">Where its line starts.</param>
/// <param name="Level">1 to 6; 7 for the summary and the end of <c>&lt;details&gt;</c>, which lie below all headings; 8 for a bold line that stands for a heading.</param>
internal readonly record struct Heading(int Start, int Level, string Text)
{
    public const int OfDetails = 7;

    /// <summary>A line of bold text that stands for a heading.</summary>
    public const int OfLabel = 8;
}
