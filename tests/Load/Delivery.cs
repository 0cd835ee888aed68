using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Load;

/// <summary>A signed delivery that tells of a release: the example of GitHub's, with another repository.</summary>
/// <param name="Key">What it puts into the queue.</param>
internal sealed record Delivery(string Key, byte[] Body, string Signature)
{
    /// <summary>So many deliveries for half as many repositories: some come once, some often, in any order.</summary>
    public static IReadOnlyList<Delivery> Make(int count, int seed, string secret)
    {
        var example = Example();
        var random = new Random(seed);
        var all = Enumerable.Range(0, Math.Max(1, count / 2)).Select(number => Of(example, $"load/upstream-{number.ToString(CultureInfo.InvariantCulture)}", secret)).ToList();
        return [.. Enumerable.Range(0, count).Select(_ => all[random.Next(all.Count)])];
    }

    private static Delivery Of(JsonObject example, string repository, string secret)
    {
        example["repository"]!["full_name"] = repository;
        var body = Encoding.UTF8.GetBytes(example.ToJsonString());
        return new Delivery($"upstream:{repository}", body, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}");
    }

    private static JsonObject Example()
    {
        using var resource = typeof(Delivery).Assembly.GetManifestResourceStream("webhook-examples") ?? throw new InvalidOperationException("the examples are not embedded");
        using var json = new GZipStream(resource, CompressionMode.Decompress);
        var release = JsonNode.Parse(json)!.AsArray().Single(one => (string?)one!["name"] == "release")!;
        return release["examples"]!.AsArray()[0]!.DeepClone().AsObject();
    }
}
