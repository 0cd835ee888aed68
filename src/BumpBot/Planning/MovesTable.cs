using System.Globalization;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>The Markdown tables of what moves and what stays.</summary>
internal static class MovesTable
{
    /// <summary>A line that names the version more than once in the same way is one row.</summary>
    public static string OfMoves(IReadOnlyList<ReferenceMove> moves, int rows)
    {
        var places = moves
            .GroupBy(move => (move.Found.Reference.Path, move.Found.Line, move.Found.Current, move.NewText, With: With(move)))
            .Select(same => (Move: same.First(), Count: same.Count()))
            .ToList();
        var table = new StringBuilder("| File | Line | From | To |\n| --- | ---: | --- | --- |\n");
        foreach (var (move, count) in places.Take(rows))
        {
            var reference = move.Found.Reference;
            var times = count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({count} times)");
            table.Append(CultureInfo.InvariantCulture,
                $"| {PlainText.Code(reference.Path)} | {move.Found.Line}{times} | {PlainText.Code(move.Found.Current, 100)} | {PlainText.Code(move.NewText, 100)}{With(move)} |\n");
        }
        return table.Append(More(places.Count - rows)).ToString();
    }

    private static string With(ReferenceMove move) => move.Submodule is { } submodule
        ? $", in the submodule {PlainText.Code(submodule.Path)}"
        : string.Concat(move.Pins.Select(pin => ReasonText.NameOf(pin.Pin.Kind)).Distinct().Select(name => $", with {name}"));

    /// <summary>The references that were left alone, those that are current left out. Empty where there are none.</summary>
    public static string OfLeft(IReadOnlyList<NotDone.Reference> left, int rows)
    {
        var shown = left.Where(l => l.Reason is not ReferenceReason.AlreadyCurrent).ToList();
        if (shown.Count == 0)
            return "";
        var table = new StringBuilder("| File | Line | Version | Why |\n| --- | ---: | --- | --- |\n");
        foreach (var (found, reason) in shown.Take(rows).Select(l => (l.Found, l.Reason)))
        {
            table.Append(CultureInfo.InvariantCulture,
                $"| {PlainText.Code(found.Reference.Path)} | {found.Line} | {PlainText.Code(found.Current, 100)} | {PlainText.Markdown(ReasonText.Of(reason), 400)} |\n");
        }
        return table.Append(More(shown.Count - rows)).ToString();
    }

    private static string More(int hidden) =>
        hidden > 0 ? string.Create(CultureInfo.InvariantCulture, $"\nand {hidden} more\n") : "";
}
