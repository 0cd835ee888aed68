using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BumpBot.Serve.Pages.Markup;

/// <summary>A piece of a page. It is made of literals, of text, which is encoded, and of other pieces: there is no way for text from outside to become markup.</summary>
public readonly struct Html
{
    /// <summary>No text from outside is longer than this on a page.</summary>
    private const int LongestText = 2000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    public static Html Nothing => default;

    public bool IsNothing => string.IsNullOrEmpty(_markup);

    /// <summary>Literals stay; what stands in the holes is encoded unless it is a piece itself.</summary>
    public static Html Of(HtmlInterpolation text) => new(text.ToString());

    /// <summary>For what is markup by its origin: the report's sections, which encode their own text.</summary>
    public static Html Trusted(string markup) => new(markup);

    public static Html Join(IEnumerable<Html> pieces, string between = "") => new(string.Join(between, pieces.Select(piece => piece.ToString())));

    public override string ToString() => _markup ?? "";

    /// <summary>For content and for attributes in quotes: one line, without what hides text or turns its direction.</summary>
    internal static string Encode(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, LongestText));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= LongestText)
            {
                clean.Append('…');
                break;
            }
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse))
                clean.Append(rune.ToString());
        }
        return Encoder.Encode(clean.ToString());
    }

    /// <summary>Builds a piece from an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct HtmlInterpolation(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _markup = new(literalLength + formattedCount * 16);

        public void AppendLiteral(string literal) => _markup.Append(literal);

        public void AppendFormatted(string? text) => _markup.Append(Encode(text ?? ""));

        public void AppendFormatted(int number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(Html piece) => _markup.Append(piece.ToString());

        public override string ToString() => _markup.ToString();
    }
}
