using System.Buffers;
using System.Text;
using System.Text.Json;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.DotNet;

/// <summary>The packages of <c>dotnet-tools.json</c> (<c>tools.NAME.version</c>) and <c>global.json</c> (<c>msbuild-sdks.NAME</c>, and <c>sdk.version</c> as <c>dotnet-sdk</c>).</summary>
/// <remarks>https://learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use, https://learn.microsoft.com/dotnet/core/tools/global-json</remarks>
internal static class JsonPackages
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var packages = new NuGetPackages(upstreams);
        List<Reference> found = [];
        List<TextSpan> values = [];
        foreach (var (keys, value) in Strings(file.Text))
        {
            values.Add(value);
            if (Package(file.FileName, keys) is { } id && packages.Find(file, id, value) is { } reference)
                found.Add(reference with { PublishedAs = id == "dotnet-sdk" ? null : reference.PublishedAs });
        }
        return CommentTies.Read(file, upstreams).Over(TextOrder.Of(found), values);
    }

    private static string? Package(string fileName, IReadOnlyList<string> keys) => (fileName, keys) switch
    {
        ("dotnet-tools.json", ["tools", var id, "version"]) => id,
        ("global.json", ["msbuild-sdks", var id]) => id,
        ("global.json", ["sdk", "version"]) => "dotnet-sdk",
        _ => null,
    };

    /// <summary>Each string of the text, with the keys that lead to it; what stands before a fault counts.</summary>
    private static List<(IReadOnlyList<string> Keys, TextSpan Value)> Strings(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, Options);
        List<(IReadOnlyList<string>, TextSpan)> found = [];
        Stack<string> keys = [];
        var (atByte, atChar) = (0, 0);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    keys.Push("");
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    keys.Pop();
                else if (reader.TokenType == JsonTokenType.PropertyName)
                    (_, _) = (keys.Pop(), Push(keys, reader.GetString() ?? ""));
                if (reader.TokenType != JsonTokenType.String)
                    continue;
                var start = (int)reader.TokenStartIndex + 1;
                atChar += Encoding.UTF8.GetCharCount(bytes.AsSpan(atByte..start));
                var length = reader.HasValueSequence ? (int)reader.ValueSequence.Length : reader.ValueSpan.Length;
                var chars = Encoding.UTF8.GetCharCount(bytes.AsSpan(start, length));
                found.Add(([.. keys.Reverse()], new TextSpan(atChar, chars)));
                (atByte, atChar) = (start + length, atChar + chars);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Not JSON from there on.
        }
        return found;
    }

    private static string Push(Stack<string> keys, string key)
    {
        keys.Push(key);
        return key;
    }
}
