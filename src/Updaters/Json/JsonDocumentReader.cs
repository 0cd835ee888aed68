using System.Text;
using System.Text.Json;
using Updaters.Documents;
using Updaters.Text;

namespace Updaters.Json;

/// <summary>Reads JSON with <see cref="Utf8JsonReader"/> as a finder of spans; comments and trailing commas are let through. Of a broken text what stands before the mistake is read.</summary>
internal sealed class JsonDocumentReader
{
    /// <summary>What is shorter, in bytes, may belong to a key beside it, as a <c>ref</c> to its <c>url</c>.</summary>
    private const int Small = 200;

    /// <summary>Each level that is looked into costs a pass over what is left.</summary>
    private const int DeepestSkipped = 6;

    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowMultipleValues = true,
        MaxDepth = DocumentBuilder.Deepest,
    };

    private readonly byte[] _bytes;
    private readonly Utf8Offsets _offsets;
    private readonly DocumentBuilder _builder;
    private readonly NameHits? _names;

    private JsonDocumentReader(string text, NameHits? names)
    {
        _bytes = Encoding.UTF8.GetBytes(text);
        _offsets = new Utf8Offsets(text, _bytes.Length);
        _builder = new DocumentBuilder(text);
        _names = names;
    }

    /// <param name="names">Maps and lists in which none of these stands are left out; null = nothing is.</param>
    public static Document Read(string text, NameHits? names = null)
    {
        var document = new JsonDocumentReader(text, names);
        try
        {
            document.ReadAll();
        }
        catch (JsonException)
        {
            // What was read before the mistake stays.
        }
        return document._builder.End();
    }

    private void ReadAll()
    {
        var reader = new Utf8JsonReader(_bytes, Options);
        while (reader.Read())
        {
            if (!TrySkip(ref reader))
                Take(reader);
        }
    }

    private bool TrySkip(ref Utf8JsonReader reader)
    {
        if (_names is null || _builder.Depth > DeepestSkipped || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return false;
        var ahead = reader;
        var start = reader.TokenStartIndex;
        try
        {
            ahead.Skip();
        }
        catch (JsonException)
        {
            return false;
        }
        var end = ahead.BytesConsumed;
        if ((end - start < Small && !_builder.IsInList) || _names.AnyIn(Between(start, (int)(end - start))))
            return false;
        reader = ahead;
        _builder.Empty();
        return true;
    }

    private void Take(in Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _builder.OpenMap();
                break;
            case JsonTokenType.StartArray:
                _builder.OpenList();
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _builder.Close();
                break;
            case JsonTokenType.PropertyName:
                _builder.Key(Content(reader));
                break;
            case JsonTokenType.String when reader.ValueSpan.Length > 0:
                _builder.Value(Content(reader), ValueForm.Quoted);
                break;
            case JsonTokenType.Number:
                _builder.Value(Between(reader.TokenStartIndex, reader.ValueSpan.Length), ValueForm.Plain);
                break;
            default:
                _builder.Empty();
                break;
        }
    }

    /// <summary>A string without its quotes, as it is written.</summary>
    private TextSpan Content(in Utf8JsonReader reader) => Between(reader.TokenStartIndex + 1, reader.ValueSpan.Length);

    private TextSpan Between(long start, int length) =>
        TextSpan.FromBounds(_offsets.InText((int)start), _offsets.InText((int)start + length));
}
