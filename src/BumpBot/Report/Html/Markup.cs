using System.Globalization;
using System.Net;

namespace BumpBot.Report.Html;

/// <summary>Pieces of HTML and SVG. All text is encoded here; what is put together from pieces needs no more.</summary>
internal static class Markup
{
    /// <summary>For content and for attributes in quotes.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(ForeignText.OneLine(text));

    /// <summary>A coordinate, with two digits at most.</summary>
    public static string Number(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);
}
