namespace BumpBot.Report.Html;

/// <summary>How long open bumps have waited, as bars.</summary>
public static class OpenAgesChart
{
    private const double Width = 960;
    private const double Left = 320;
    private const double Right = 70;
    private const double RowHeight = 22;

    /// <param name="id">Of the picture within its page.</param>
    /// <param name="bumps">From the top down, each with the target's name.</param>
    public static string Of(string id, IReadOnlyList<(string Target, OpenBump Bump)> bumps)
    {
        var oldest = Math.Max(1, bumps.Select(one => one.Bump.Age.TotalDays).DefaultIfEmpty(0).Max());
        var svg = new Svg(id, "Age of open bumps", $"{bumps.Count} open, {bumps.Count(one => one.Bump.IsOverdue)} of them for more than {OpenBump.Patience.Days} days", Width, bumps.Count * RowHeight + 8);
        for (var row = 0; row < bumps.Count; row++)
        {
            var (target, bump) = bumps[row];
            var (y, width) = (row * RowHeight + 4, bump.Age.TotalDays / oldest * (Width - Left - Right));
            svg.Label(Left - 10, y + 13, $"{Short(bump.Upstream)} {Short(bump.To)}", TextAnchor.End)
                .Rectangle(bump.IsOverdue ? "overdue" : "bar", Left, y, Math.Max(1, width), RowHeight - 6, $"{target}: {bump.Upstream} {bump.To}, #{bump.Pull}, {FigureText.Of(bump.Age)}")
                .Label(Left + width + 6, y + 13, FigureText.Of(bump.Age));
        }
        return svg.ToString();
    }

    private static string Short(string text) => text.Length <= 26 ? text : $"{text[..25]}…";
}
