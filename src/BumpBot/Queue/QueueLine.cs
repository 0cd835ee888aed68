using System.Text.Json;
using System.Text.Json.Serialization;

namespace BumpBot.Queue;

/// <summary>A line of the log: how a key stands from there on.</summary>
/// <param name="State">null = it left the set.</param>
internal sealed record QueueLine(string Key, LookState? State)
{
    /// <summary>The first line of each log; the number tells the form of the others.</summary>
    public const string Heading = "bumpbot queue 1";

    /// <summary>The line as UTF-8, with its end.</summary>
    public void WriteTo(Stream stream)
    {
        JsonSerializer.Serialize(stream, this, QueueLineContext.Default.QueueLine);
        stream.WriteByte((byte)'\n');
    }

    /// <exception cref="JsonException">The text is no such line.</exception>
    public static (LookKey Key, LookState? State) Read(ReadOnlySpan<byte> text)
    {
        var line = JsonSerializer.Deserialize(text, QueueLineContext.Default.QueueLine) ?? throw new JsonException("it holds null");
        return LookKey.TryParse(line.Key, out var key) ? (key, line.State) : throw new JsonException("its key names nothing to look at");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(QueueLine))]
[JsonSerializable(typeof(LookState))]
internal sealed partial class QueueLineContext : JsonSerializerContext;
