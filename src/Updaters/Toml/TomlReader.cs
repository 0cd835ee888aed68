using Tomlyn;
using Tomlyn.Parsing;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>Reads a stretch of a TOML document by Tomlyn's event parser, which tells where each value stands.</summary>
/// <remarks>The parser refuses more than 64 levels, so that reading level by level is bounded.</remarks>
internal sealed class TomlReader
{
    private static readonly TomlParserOptions Options = new() { Mode = TomlParserMode.Tolerant, DecodeScalars = false, EagerStringValues = false };

    private readonly string _text;
    private readonly int _offset;
    private readonly TomlParser _parser;

    private TomlReader(string text, TextSpan stretch)
    {
        _text = text;
        _offset = stretch.Start;
        _parser = TomlParser.Create(stretch.Of(text), Options);
    }

    /// <param name="stretch">One of <see cref="TomlTables"/>, or the whole text.</param>
    /// <returns>Its values from the document's root on; null where it is not TOML.</returns>
    public static TomlNode.Table? Read(string text, TextSpan stretch)
    {
        try
        {
            return new TomlReader(text, stretch).Document();
        }
        catch (Exception error) when (error is TomlException or ArgumentOutOfRangeException)
        {
            // Too deep; and of a string that ends with the text in a backslash, the parser makes a fault of its own.
            return null;
        }
    }

    private TomlNode.Table? Document()
    {
        TomlNode? root = null;
        while (_parser.MoveNext())
        {
            if (_parser.Current.Kind == TomlParseEventKind.StartTable)
                root ??= Value();
        }
        return _parser.HasErrors ? null : root as TomlNode.Table;
    }

    private TomlNode Value() => _parser.Current.Kind switch
    {
        TomlParseEventKind.StartTable => Table(),
        TomlParseEventKind.StartArray => Array(),
        TomlParseEventKind.String => new TomlNode.Text(Unquoted(Span())),
        _ => new TomlNode.Other(Span()),
    };

    private TomlNode.Table Table()
    {
        List<TomlNode.Entry> entries = [];
        while (_parser.MoveNext() && _parser.Current.Kind == TomlParseEventKind.PropertyName)
        {
            var key = _parser.GetPropertyName();
            if (_parser.MoveNext() && !IsEnd(_parser.Current.Kind))
                entries.Add(new TomlNode.Entry(key, Value()));
            else
                break;
        }
        return new TomlNode.Table(entries);
    }

    private TomlNode.Array Array()
    {
        List<TomlNode> items = [];
        while (_parser.MoveNext() && !IsEnd(_parser.Current.Kind))
            items.Add(Value());
        return new TomlNode.Array(items);
    }

    private static bool IsEnd(TomlParseEventKind kind) =>
        kind is TomlParseEventKind.EndTable or TomlParseEventKind.EndArray or TomlParseEventKind.EndDocument;

    private TextSpan Span() => _parser.Current.Span is { } span ? new TextSpan(_offset + span.Offset, span.Length) : new TextSpan(_offset, 0);

    private TextSpan Unquoted(TextSpan span)
    {
        var quotes = _text.AsSpan(span.Start, span.Length) is ['"', '"', '"', _, _, ..] or ['\'', '\'', '\'', _, _, ..] ? 3 : 1;
        return span.Length < 2 * quotes ? new TextSpan(span.Start, 0) : TextSpan.FromBounds(span.Start + quotes, span.End - quotes);
    }
}
