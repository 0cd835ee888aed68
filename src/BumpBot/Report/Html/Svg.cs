using System.Text;

namespace BumpBot.Report.Html;

/// <summary>An SVG picture with its title and description, which screen readers tell instead of it. Looks come from classes, so that no style stands in it.</summary>
internal sealed class Svg(string id, string title, string description, double width, double height)
{
    private readonly StringBuilder _content = new();

    public Svg Rectangle(string @class, double x, double y, double w, double h, string hint) => Shape($"<rect class=\"{@class}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(w)}\" height=\"{N(h)}\"", "rect", hint);

    public Svg Circle(string @class, double x, double y, double radius, string hint) => Shape($"<circle class=\"{@class}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"", "circle", hint);

    public Svg Diamond(string @class, double x, double y, double radius, string hint) =>
        Shape($"<path class=\"{@class}\" d=\"M{N(x)} {N(y - radius)}L{N(x + radius)} {N(y)}L{N(x)} {N(y + radius)}L{N(x - radius)} {N(y)}Z\"", "path", hint);

    public Svg Line(double fromX, double fromY, double toX, double toY)
    {
        _content.Append($"<line class=\"axis\" x1=\"{N(fromX)}\" y1=\"{N(fromY)}\" x2=\"{N(toX)}\" y2=\"{N(toY)}\"/>\n");
        return this;
    }

    public Svg Label(double x, double y, string text, TextAnchor anchor = TextAnchor.Start)
    {
        _content.Append($"<text class=\"{anchor.ToString().ToLowerInvariant()}\" x=\"{N(x)}\" y=\"{N(y)}\">{Markup.Text(text)}</text>\n");
        return this;
    }

    public override string ToString() =>
        $"<svg role=\"img\" aria-labelledby=\"{id}-title {id}-text\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" xmlns=\"http://www.w3.org/2000/svg\">\n"
        + $"<title id=\"{id}-title\">{Markup.Text(title)}</title>\n<desc id=\"{id}-text\">{Markup.Text(description)}</desc>\n{_content}</svg>\n";

    private Svg Shape(string start, string element, string hint)
    {
        _content.Append($"{start}><title>{Markup.Text(hint)}</title></{element}>\n");
        return this;
    }

    private static string N(double number) => Markup.Number(number);
}

/// <summary>Which part of a label stands at its place.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
