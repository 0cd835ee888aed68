using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>What a mark says, as JSON: <c>{"v":1,"kind":"bump","members":["owner/repo@1.2.0"]}</c>. Known keys and kinds only, each bounded in size.</summary>
internal static class MarkJson
{
    private const int Version = 1;
    private const int MaxMembers = 100;
    private const int MaxMemberLength = 1000;
    private const int MaxReasonLength = 1000;
    private const int MaxDigestLength = 64;
    private const int MaxBaseLength = 255;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>In plain ASCII, without anything that could end the comment which it stands in.</summary>
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
        return InComment(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <returns>Null = it is not of this form.</returns>
    public static Mark? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
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
        return kind == MarkKind.Alarm && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > 0 and <= Marks.MaxAlarms
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
}
