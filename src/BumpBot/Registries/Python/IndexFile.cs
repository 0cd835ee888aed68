using System.Text.Json;
using System.Text.RegularExpressions;
using BumpBot.Model;

namespace BumpBot.Registries.Python;

/// <summary>A file of a package, as an index lists it.</summary>
/// <param name="Sha256">In hexadecimal, lower case; null = the index does not give it.</param>
internal sealed partial record IndexFile(string Name, string? Sha256, bool IsYanked)
{
    /// <param name="file">Null, as in a broken answer, is a file without name or hash.</param>
    public static IndexFile Of(SimpleFileJson? file) => Of(file?.FileName, file?.Hashes, file?.Yanked ?? default);

    /// <inheritdoc cref="Of(SimpleFileJson?)"/>
    public static IndexFile Of(OlderFileJson? file) => Of(file?.FileName, file?.Digests, file?.Yanked ?? default);

    /// <summary>The answer that the files of one version give. Yanked ones do not count: installers pass over them.</summary>
    public static EvidenceAnswer Answer(IEnumerable<IndexFile> ofVersion)
    {
        List<IndexFile> files = [.. ofVersion.Where(file => !file.IsYanked)];
        if (files.Count == 0)
            return new EvidenceAnswer.Absent();
        // A list that lacks a file would make installing fail wherever that one is picked.
        return files.TrueForAll(file => file.Sha256 is not null)
            ? new EvidenceAnswer.There([.. files.Select(file => file.Sha256!).Distinct().Order(StringComparer.Ordinal)])
            : new EvidenceAnswer.There([]);
    }

    private static IndexFile Of(string? name, IReadOnlyDictionary<string, string>? hashes, JsonElement yanked)
    {
        var sha256 = hashes?.GetValueOrDefault("sha256")?.ToLowerInvariant();
        return new IndexFile(name ?? "", sha256 is not null && Form().IsMatch(sha256) ? sha256 : null, IsTrue(yanked));
    }

    private static bool IsTrue(JsonElement yanked) => yanked.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => yanked.GetString() is { Length: > 0 },
        _ => false,
    };

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
