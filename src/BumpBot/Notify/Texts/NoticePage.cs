using System.Globalization;

namespace BumpBot.Notify.Texts;

/// <summary>All that one notice says: a heading, and the content of its events.</summary>
/// <param name="IsDigest">Its heading stands above several; otherwise it is the only one's title.</param>
internal sealed record NoticePage(string Heading, IReadOnlyList<NoticeContent> Contents, bool IsDigest)
{
    /// <summary>More of them nobody reads, and no medium takes.</summary>
    private const int MostContents = 100;

    public static NoticePage Of(Notice notice)
    {
        IReadOnlyList<NoticeContent> contents = [.. notice.Events.Select(NoticeContent.Of)];
        var heading = !notice.IsDigest ? contents[0].Title
            : contents.Count == 1 ? "Digest: one thing happened"
            : string.Create(CultureInfo.InvariantCulture, $"Digest: {contents.Count} things happened");
        // What breaks is read first.
        var ordered = contents.OrderBy(content => content.Breaking.Count == 0).Take(MostContents);
        var left = contents.Count - MostContents;
        return new NoticePage(heading, left > 0 ? [.. ordered, More(left)] : [.. ordered], notice.IsDigest);
    }

    private static NoticeContent More(int left) => new(string.Create(CultureInfo.InvariantCulture, $"… and {left} more"), [], [], null);
}
