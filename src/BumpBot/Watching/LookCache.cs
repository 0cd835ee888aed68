using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Watching;

/// <summary>
/// One file for each look: the snapshot and its validators together, written atomically. It may be lost at any time without harm,
/// so whatever cannot be read counts as not there.
/// </summary>
public sealed class LookCache(string folder)
{
    public StoredLook? Read(UpstreamSource source, Follow follow)
    {
        var file = FileOf(source, follow);
        // At a first look there is none of thousands: an exception for each would cost more than the look.
        if (!File.Exists(file))
            return null;
        try
        {
            var look = JsonSerializer.Deserialize(File.ReadAllBytes(file), LookCacheJson.Default.StoredLook);
            return look is { Follow: var kept } && kept.HasFlag(follow) ? look : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Keeps the look; a cache that cannot be written costs only requests at the next run.</summary>
    public void Write(UpstreamSource source, Follow follow, StoredLook look)
    {
        var file = FileOf(source, follow);
        var next = $"{file}.{Environment.ProcessId}.next";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(look, LookCacheJson.Default.StoredLook));
            File.Move(next, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is half written has no look's name.
        }
    }

    /// <summary>Readable for people, and unique by the hash: a source is foreign text and no file name.</summary>
    private string FileOf(UpstreamSource source, Follow follow)
    {
        var key = $"{source.Repo.ToString().ToLowerInvariant()} {source.Git} {follow}";
        if (source.Branch is not null || source.Labels.Length > 0)
            key += $" {source.Branch} {source.Labels}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
        return Path.Combine(folder, $"{source.Repo.Owner}--{source.Repo.Name}-{hash}.json".ToLowerInvariant());
    }
}

/// <summary>A repository's name as one JSON string.</summary>
internal sealed class RepoNameJson : JsonConverter<RepoName>
{
    public override RepoName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RepoName.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, RepoName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(RepoNameJson)])]
[JsonSerializable(typeof(StoredLook))]
internal sealed partial class LookCacheJson : JsonSerializerContext;
