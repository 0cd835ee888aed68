using System.Text.Json;
using System.Text.Json.Serialization;
using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>The ledger as JSON: a schema number, sorted keys, UTC times, indented for people and git.</summary>
public static class LedgerJson
{
    /// <exception cref="JsonException">The text is no ledger of a schema that this program reads.</exception>
    public static Ledger Read(ReadOnlySpan<byte> json)
    {
        var document = JsonSerializer.Deserialize(json, LedgerJsonContext.Default.LedgerDocument)
            ?? throw new JsonException("the file holds null");
        if (document.Schema is < 1 or > Ledger.Schema)
            throw new JsonException($"its schema is {document.Schema}, and this program reads up to {Ledger.Schema}: use a newer bumpbot");
        return new Ledger(ByName(document.Seen), ByName(document.Done));
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
            }),
            Sorted(ledger.Done, done => done with
            {
                Known = Sorted(done.Known, tag => tag),
                Bumps = Sorted(done.Bumps, bump => bump with { At = bump.At.ToUniversalTime() }),
            }));
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, LedgerJsonContext.Default.LedgerDocument), (byte)'\n'];
    }

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
    IReadOnlyDictionary<string, DoneTarget> Done);

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
