using Updaters.Keys;

namespace Updaters.Json;

/// <summary>The values of a JSON file with their keys.</summary>
internal static class JsonKeys
{
    public static IEnumerable<KeyedValue> Read(string text) => JsonDocumentReader.Read(text).Values.Select(value => new KeyedValue(value.Trail, value.Span));
}
