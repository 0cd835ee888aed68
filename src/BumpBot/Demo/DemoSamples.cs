using System.Reflection;
using System.Text;

namespace BumpBot.Demo;

/// <summary>The sample upstreams and target that the program carries with it, from <c>fixtures/demo</c>.</summary>
public static class DemoSamples
{
    private const string Prefix = "demo/";
    private const string TargetFolder = "target/";

    /// <summary>The config with <c>git:</c> paths to the sample upstreams.</summary>
    public static string Config => Encoding.UTF8.GetString(Read("bumpbot.yml"));

    /// <summary>Each upstream's tags, oldest first; what comes after a line <c>later:</c> is released during the demo.</summary>
    public static IReadOnlyList<DemoUpstream> Upstreams => [.. Encoding.UTF8.GetString(Read("upstreams.txt"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => !line.StartsWith('#'))
        .Select(DemoUpstream.Parse)];

    public static IReadOnlyDictionary<string, byte[]> TargetFiles => Assembly.GetExecutingAssembly()
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix + TargetFolder, StringComparison.Ordinal))
        .ToDictionary(name => name[(Prefix + TargetFolder).Length..], name => Read(name[Prefix.Length..]));

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"the program carries no {Prefix}{name}");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <param name="Tags">There from the start, oldest first.</param>
/// <param name="Later">Released between the demo's runs; null = none.</param>
public sealed record DemoUpstream(string Repo, IReadOnlyList<string> Tags, string? Later)
{
    /// <summary>A line such as <c>owner/name: v1.0.0 v1.1.0 | v1.2.0</c>.</summary>
    public static DemoUpstream Parse(string line)
    {
        var (repo, versions) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..].Split('|', StringSplitOptions.TrimEntries));
        return new DemoUpstream(repo, versions[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), versions.ElementAtOrDefault(1));
    }
}
