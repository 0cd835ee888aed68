using System.Text;
using System.Text.Json;
using Updaters.Documents;
using Updaters.Text;

namespace Updaters.Json;

/// <summary>Reads JSON with <see cref="Utf8JsonReader"/> as a finder of spans; comments and trailing commas are let through. Of a broken text what stands before the mistake is read.</summary>
internal static class JsonDocumentReader
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowMultipleValues = true,
        MaxDepth = DocumentBuilder.Deepest,
    };

    public static Document Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, Options);
        var offsets = new Utf8Offsets(text, bytes.Length);
        var builder = new DocumentBuilder(text);
        try
        {
            while (reader.Read())
                Take(reader, builder, offsets);
        }
        catch (JsonException)
        {
        }
        return builder.End();
    }

    private static void Take(in Utf8JsonReader reader, DocumentBuilder builder, Utf8Offsets offsets)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                builder.OpenMap();
                break;
            case JsonTokenType.StartArray:
                builder.OpenList();
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                builder.Close();
                break;
            case JsonTokenType.PropertyName:
                builder.Key(Content(reader, offsets));
                break;
            case JsonTokenType.String when reader.ValueSpan.Length > 0:
                builder.Value(Content(reader, offsets), ValueForm.Quoted);
                break;
            case JsonTokenType.Number:
                builder.Value(Between(reader.TokenStartIndex, reader.ValueSpan.Length, offsets), ValueForm.Plain);
                break;
            default:
                builder.Empty();
                break;
        }
    }

    /// <summary>A string without its quotes, as it is written.</summary>
    private static TextSpan Content(in Utf8JsonReader reader, Utf8Offsets offsets) => Between(reader.TokenStartIndex + 1, reader.ValueSpan.Length, offsets);

    private static TextSpan Between(long start, int length, Utf8Offsets offsets)
    {
        var from = offsets.InText((int)start);
        return TextSpan.FromBounds(from, offsets.InText((int)start + length));
    }
}
