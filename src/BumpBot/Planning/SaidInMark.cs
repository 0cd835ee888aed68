using System.Globalization;
using System.Text.Json;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>What people said, as it stands in a mark: <c>[{"ignore":"2.x","of":["owner/repo"],"by":"alice","at":"2026-11-26T10:00:00Z"}]</c>. Reading is as strict as that of the mark.</summary>
internal static class SaidInMark
{
    public const string Key = "said";

    /// <summary>In one mark; of more the newest are kept.</summary>
    public const int Max = 20;

    private const int MaxOf = 100;
    private const int MaxText = 200;
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static void Write(Utf8JsonWriter json, IReadOnlyList<PersonSaid> said)
    {
        json.WriteStartArray(Key);
        foreach (var one in said.OrderBy(one => one.At).TakeLast(Max))
        {
            json.WriteStartObject();
            switch (one)
            {
                case PersonSaid.Snooze snooze:
                    json.WriteString("snooze", Time(snooze.Until));
                    break;
                case PersonSaid.Ignore ignore:
                    json.WriteString("ignore", ignore.Range);
                    break;
                case PersonSaid.Unignore:
                    json.WriteBoolean("unignore", true);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
            json.WriteStartArray("of");
            foreach (var upstream in one.Of)
                json.WriteStringValue(upstream.ToString());
            json.WriteEndArray();
            json.WriteString("by", one.By);
            json.WriteString("at", Time(one.At));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <returns>Null = it is not of this form.</returns>
    public static IReadOnlyList<PersonSaid>? Read(JsonElement root)
    {
        if (!root.TryGetProperty(Key, out var list))
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > Max)
            return null;
        List<PersonSaid?> said = [.. list.EnumerateArray().Select(ReadOne)];
        return said.Contains(null) ? null : [.. said.OfType<PersonSaid>()];
    }

    private static PersonSaid? ReadOne(JsonElement one)
    {
        if (one.ValueKind != JsonValueKind.Object || one.EnumerateObject().Count() != 4
            || Text(one, "by") is not { Length: > 0 } by
            || TimeIn(one, "at") is not { } at
            || ReadOf(one) is not { } of)
        {
            return null;
        }
        if (TimeIn(one, "snooze") is { } until)
            return new PersonSaid.Snooze(until, of, by, at);
        if (Text(one, "ignore") is { } range && VersionRange.TryParse(range, out _))
            return new PersonSaid.Ignore(range, of, by, at);
        return one.TryGetProperty("unignore", out var unignore) && unignore.ValueKind == JsonValueKind.True ? new PersonSaid.Unignore(of, by, at) : null;
    }

    private static List<UpstreamId>? ReadOf(JsonElement one)
    {
        if (!one.TryGetProperty("of", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MaxOf)
            return null;
        var of = new List<UpstreamId>();
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String || !UpstreamId.TryParse(element.GetString(), out var upstream))
                return null;
            of.Add(upstream);
        }
        return of;
    }

    private static string? Text(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= MaxText } text && !text.Any(char.IsControl) ? text : null;

    private static DateTimeOffset? TimeIn(JsonElement one, string name) =>
        Text(one, name) is { } text && DateTimeOffset.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);
}
