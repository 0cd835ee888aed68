using System.Text.Json;
using System.Text.Json.Serialization;
using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>The ledger as JSON: a schema number, sorted keys, UTC times, indented for people and git.</summary>
public static class LedgerJson
{
    private const int FirstWithFirstSeen = 2;

    /// <exception cref="JsonException">The text is no ledger of a schema that this program reads.</exception>
    public static Ledger Read(ReadOnlySpan<byte> json)
    {
        var document = JsonSerializer.Deserialize(json, LedgerJsonContext.Default.LedgerDocument)
            ?? throw new JsonException("the file holds null");
        if (document.Schema is < 1 or > Ledger.Schema)
            throw new JsonException($"its schema is {document.Schema}, and this program reads up to {Ledger.Schema}: use a newer bumpbot");
        var seen = ByName(document.Seen);
        return new Ledger(document.Schema < FirstWithFirstSeen ? seen.ToDictionary(one => one.Key, one => WithFirstSeen(one.Value), StringComparer.OrdinalIgnoreCase) : seen, ByName(document.Done))
        {
            Outbox = document.Outbox?.ToDictionary(StringComparer.Ordinal) ?? [],
        };
    }

    public static byte[] Write(Ledger ledger)
    {
        var document = new LedgerDocument(
            Ledger.Schema,
            Sorted(ledger.Seen, seen => seen with
            {
                LatestPublishedAt = seen.LatestPublishedAt?.ToUniversalTime(),
                LastChecked = seen.LastChecked.ToUniversalTime(),
                Tags = Sorted(seen.Tags, tag => tag),
                FirstSeen = Sorted(seen.FirstSeen, at => at.ToUniversalTime()),
                Baseline = seen.Baseline.ToUniversalTime(),
                ToCheck = Utc(seen.ToCheck),
                OtherBranches = [.. seen.OtherBranches.Select(branch => branch with { ToCheck = Utc(branch.ToCheck), LookedAt = branch.LookedAt.ToUniversalTime() })],
                Cooling = seen.Cooling is { } cooling ? cooling with { Until = cooling.Until.ToUniversalTime() } : null,
                TagsListedAt = seen.TagsListedAt?.ToUniversalTime(),
                Alarms = [.. seen.Alarms.Select(alarm => new SeenAlarm(alarm.Alarm, alarm.Since.ToUniversalTime(), alarm.Told?.ToUniversalTime(), alarm.Acknowledged?.ToUniversalTime()))],
            }),
            Sorted(ledger.Done, done => done with
            {
                Known = Sorted(done.Known, tag => tag),
                Bumps = Sorted(done.Bumps, bump => bump with { At = bump.At.ToUniversalTime() }),
                History = [.. done.History.Select(offer => offer with { ReleasedAt = offer.ReleasedAt?.ToUniversalTime(), OfferedAt = offer.OfferedAt.ToUniversalTime(), EndedAt = offer.EndedAt?.ToUniversalTime() })],
                Lease = done.Lease is { } lease ? lease with { Until = lease.Until.ToUniversalTime() } : null,
            }),
            ledger.Outbox.Count == 0 ? null : Sorted(ledger.Outbox, entry => entry));
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, LedgerJsonContext.Default.LedgerDocument), (byte)'\n'];
    }

    private static ToCheck? Utc(ToCheck? mark) => mark is null ? null : mark with { Since = mark.Since.ToUniversalTime() };

    /// <summary>What an older ledger names was seen at its last look at the latest, and people were told of it.</summary>
    private static SeenUpstream WithFirstSeen(SeenUpstream seen) => seen with
    {
        FirstSeen = seen.Tags.Keys
            .Concat(seen.History.Select(release => release.Tag))
            .Concat(seen.LatestTag is { } latest ? [latest] : [])
            .Distinct()
            .ToDictionary(tag => tag, _ => seen.LastChecked),
        Baseline = seen.LastChecked,
    };

    private static Dictionary<string, T> ByName<T>(IReadOnlyDictionary<string, T> entries) =>
        entries.GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new JsonException($"{twice.Key} has two entries, which differ in case alone")
            : entries.ToDictionary(StringComparer.OrdinalIgnoreCase);

    private static SortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T> entries, Func<T, T> tidy) =>
        new(entries.ToDictionary(e => e.Key, e => tidy(e.Value)), StringComparer.Ordinal);
}

internal sealed record LedgerDocument(
    int Schema,
    IReadOnlyDictionary<string, SeenUpstream> Seen,
    IReadOnlyDictionary<string, DoneTarget> Done,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, OutboxEntry>? Outbox = null);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(LedgerDocument))]
internal sealed partial class LedgerJsonContext : JsonSerializerContext;
