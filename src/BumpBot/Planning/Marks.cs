using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BumpBot.Model;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning;

/// <summary>The mark as text, both ways: <c>&lt;!-- bumpbot {"v":1,"kind":"bump","members":["owner/repo@1.2.0"]} --&gt;</c>.</summary>
/// <remarks>
/// Reading is strict, since a mark decides what the bot closes and overwrites: exactly one mark in the body, on a line of its own, version 1,
/// known keys and kinds only, bounded in size.
/// </remarks>
public static partial class Marks
{
    private const int Version = 1;
    private const int MaxMembers = 100;
    private const int MaxMemberLength = 1000;
    private const int MaxReasonLength = 1000;
    private const int MaxDigestLength = 64;
    private const int MaxBaseLength = 255;
    private const int MaxLength = 65_536;

    /// <summary>In one mark.</summary>
    public const int MaxAlarms = 50;

    private const string Start = "<!-- bumpbot";
    private const string End = "-->";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>The mark of a body; false = none, or one that is not of this form. Who wrote the body is the caller's question.</summary>
    public static bool TryRead(string? body, [NotNullWhen(true)] out Mark? mark)
    {
        mark = body is not null && Find(body) is [var only] ? Parse(only.Of(body)) : null;
        return mark is not null;
    }

    public static string Write(Mark mark)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("kind", KindText(mark.Kind));
            json.WriteStartArray("members");
            foreach (var member in mark.Members)
                json.WriteStringValue($"{member.Upstream}@{member.Tag}");
            json.WriteEndArray();
            if (mark.Alarms.Count > 0)
            {
                json.WritePropertyName("alarms");
                JsonSerializer.Serialize(json, mark.Alarms, AlarmJson.Default.IReadOnlyListAlarm);
            }
            if (mark.Text is { } text)
                json.WriteString("text", text);
            if (mark.Line is { } line)
                json.WriteString("base", line);
            if (mark.IsLeftToPerson)
                json.WriteBoolean("person", true);
            if (mark.IsBare)
                json.WriteBoolean("bare", true);
            if (mark.IsLeftToForge)
                json.WriteBoolean("auto", true);
            if (mark.Said.Count > 0)
                SaidInMark.Write(json, mark.Said);
            if (mark.ClosedReason is { } reason)
                json.WriteString("closed", Cut(reason));
            json.WriteEndObject();
        }
        return $"{Start} {InComment(Encoding.UTF8.GetString(buffer.WrittenSpan))} {End}";
    }

    /// <summary>The body with its mark replaced, everything else as it was; a body without one gets it at its end.</summary>
    public static string Replace(string body, Mark mark) =>
        Find(body) is [var only]
            ? TextEdits.Apply(body, [new TextEdit(only.Start, only.Length, Write(mark))])
            : body.Length == 0 ? Write(mark) : $"{body}\n\n{Write(mark)}";

    /// <summary>The body of what is opened before all that belongs to it can be set.</summary>
    public static string AsBare(string body) => TryRead(body, out var mark) ? Replace(body, mark with { IsBare = true }) : body;

    /// <summary>The body that says whether the forge was told to merge it by itself.</summary>
    public static string LeftToForge(StandingPull pull, bool isLeft) => Replace(pull.Body, pull.Mark with { IsLeftToForge = isLeft });

    /// <summary>What a person wrote below the mark, which stays when the text above it is written anew: from the end of its line on.</summary>
    public static string Below(string body) => Find(body) is [var only] ? body[only.End..].TrimEnd() : "";

    /// <summary>The text that the bot writes, with what people said in the mark of the standing body, and what a person wrote below it.</summary>
    public static string KeepBelow(string written, string standing)
    {
        var kept = TryRead(standing, out var before) && before.Said.Count > 0 && TryRead(written, out var now)
            ? Replace(written, now with { Said = before.Said })
            : written;
        return Below(standing) is { Length: > 0 } below ? $"{kept.TrimEnd()}{below}\n" : kept;
    }

    /// <summary>The text with nothing in it that could be taken for a mark, in code blocks too: for all that is not the bot's own word.</summary>
    public static string Defuse(string text) => Opening().Replace(text, "<!- -$1");

    /// <summary>The spans that look like marks: from the start of a line to its end, blanks at the end left out.</summary>
    private static List<TextSpan> Find(string body)
    {
        var found = new List<TextSpan>();
        foreach (var line in Lines.In(body))
        {
            var text = body.AsSpan(line.Start, line.Length);
            if (text.StartsWith(Start, StringComparison.Ordinal))
                found.Add(new TextSpan(line.Start, text.TrimEnd().Length));
        }
        return found;
    }

    private static Mark? Parse(string text)
    {
        if (text.Length > MaxLength || !Ascii.IsValid(text) || !text.StartsWith(Start + " {", StringComparison.Ordinal) || !text.EndsWith("} " + End, StringComparison.Ordinal))
            return null;
        try
        {
            using var document = JsonDocument.Parse(text[(Start.Length + 1)..^(End.Length + 1)], Strict);
            return Read(document.RootElement);
        }
        // A string with half a surrogate pair is well-formed JSON, but no text.
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    private static Mark? Read(JsonElement root)
    {
        if (root.EnumerateObject().Any(property => property.Name is not ("v" or "kind" or "members" or "alarms" or "text" or "base" or "person" or "bare" or "auto" or SaidInMark.Key or "closed"))
            || !root.TryGetProperty("v", out var v) || v.ValueKind != JsonValueKind.Number || !v.TryGetInt32(out var version) || version != Version
            || !root.TryGetProperty("kind", out var kindText) || ReadKind(kindText) is not { } kind
            || !root.TryGetProperty("members", out var list) || ReadMembers(list, kind) is not { } members
            || ReadAlarms(root, kind) is not { } alarms
            || SaidInMark.Read(root) is not { } said
            || !TryReadText(root, "text", MaxDigestLength, out var text)
            || !TryReadText(root, "base", MaxBaseLength, out var line)
            || !TryReadText(root, "closed", MaxReasonLength, out var closed)
            || !TryReadSwitch(root, "person", out var person)
            || !TryReadSwitch(root, "bare", out var bare)
            || !TryReadSwitch(root, "auto", out var auto))
        {
            return null;
        }
        return new Mark(kind, members, closed) { Alarms = alarms, Text = text, Line = line, IsLeftToPerson = person, IsBare = bare, IsLeftToForge = auto, Said = said };
    }

    /// <returns>False where it is there, and is no text of at most this length; a text that is missing is null.</returns>
    private static bool TryReadText(JsonElement root, string name, int length, out string? text)
    {
        text = null;
        if (!root.TryGetProperty(name, out var value))
            return true;
        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null && text.Length <= length;
    }

    /// <returns>False where it is there, and is not <c>true</c>; one that is missing is off.</returns>
    private static bool TryReadSwitch(JsonElement root, string name, out bool on)
    {
        on = root.TryGetProperty(name, out var value);
        return !on || value.ValueKind == JsonValueKind.True;
    }

    private static MarkKind? ReadKind(JsonElement kind) => kind.ValueKind != JsonValueKind.String ? null : kind.GetString() switch
    {
        "bump" => MarkKind.Bump,
        "release" => MarkKind.Release,
        "alarm" => MarkKind.Alarm,
        "dashboard" => MarkKind.Dashboard,
        "inventory" => MarkKind.Inventory,
        "config" => MarkKind.Config,
        _ => null,
    };

    /// <summary>An alarm issue's only; one of a kind that is not known spoils the mark.</summary>
    private static IReadOnlyList<Alarm>? ReadAlarms(JsonElement root, MarkKind kind)
    {
        if (!root.TryGetProperty("alarms", out var list))
            return kind == MarkKind.Alarm ? null : [];
        return kind == MarkKind.Alarm && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > 0 and <= MaxAlarms
            ? list.Deserialize(AlarmJson.Default.IReadOnlyListAlarm)
            : null;
    }

    private static List<MarkMember>? ReadMembers(JsonElement list, MarkKind kind)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxMembers || (list.GetArrayLength() == 0) != (kind is MarkKind.Dashboard or MarkKind.Inventory or MarkKind.Config))
            return null;
        var members = new List<MarkMember>();
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String || ReadMember(element.GetString()!) is not { } member || members.Exists(m => m.Upstream == member.Upstream))
                return null;
            members.Add(member);
        }
        return members;
    }

    /// <summary>No upstream's id holds an <c>@</c>, but a tag may: the first one parts them.</summary>
    private static MarkMember? ReadMember(string text) =>
        text.Length <= MaxMemberLength
        && text.Split('@', 2) is [var id, { Length: > 0 } tag]
        && UpstreamId.TryParse(id, out var upstream)
        && !tag.Any(char.IsControl)
            ? new MarkMember(upstream, tag)
            : null;

    private static string KindText(MarkKind kind) => kind switch
    {
        MarkKind.Bump => "bump",
        MarkKind.Release => "release",
        MarkKind.Alarm => "alarm",
        MarkKind.Dashboard => "dashboard",
        MarkKind.Inventory => "inventory",
        MarkKind.Config => "config",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The same JSON in plain ASCII, without anything that could end the comment. All that is replaced stands within strings.</summary>
    private static string InComment(string json)
    {
        var result = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            var plain = c is >= ' ' and <= '~' and not ('<' or '>' or '&') && !(c == '-' && result[^1] == '-');
            _ = plain ? result.Append(c) : result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return result.ToString();
    }

    private static string Cut(string reason) =>
        reason.Length <= MaxReasonLength ? reason : reason[..(char.IsHighSurrogate(reason[MaxReasonLength - 1]) ? MaxReasonLength - 1 : MaxReasonLength)];

    [GeneratedRegex(@"<!--(\s*bumpbot)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}

/// <summary>Alarms as they stand in marks.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(IReadOnlyList<Alarm>))]
internal sealed partial class AlarmJson : JsonSerializerContext;
