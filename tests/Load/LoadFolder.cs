using System.Text.Json;

namespace Load;

/// <summary>Where the service works: its config, ledger, queue and cache.</summary>
internal sealed class LoadFolder : IDisposable
{
    /// <summary>More than are looked at together, and before any delivery: none of these looks ends, so that no delivery's look begins.</summary>
    private const int Targets = 32;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bumpbot-load-");

    public LoadFolder() => File.WriteAllText(Config, $$"""
        schedule: "0 0 1 1 *"
        targets: [{{string.Join(", ", Enumerable.Range(0, Targets).Select(number => $"load/target-{number}"))}}]
        watch: [load/upstream-0]
        webhooks: { requests-per-minute: 1000000 }
        """);

    public string Path => _folder.FullName;

    public string Config => System.IO.Path.Combine(Path, "bumpbot.yml");

    public string Ledger => System.IO.Path.Combine(Path, "ledger.json");

    public string Cache => System.IO.Path.Combine(Path, "cache");

    /// <summary>What the queue on disk holds. Read here by itself, as the program's own reading is what is tried.</summary>
    public IReadOnlySet<string> Queued()
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var text = File.ReadAllText(Ledger + ".queue");
        // A last line without an end was cut by the kill, and accepted to nobody.
        foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            using var change = JsonDocument.Parse(line);
            var key = change.RootElement.GetProperty("key").GetString()!;
            if (change.RootElement.GetProperty("state").ValueKind == JsonValueKind.Null)
                keys.Remove(key);
            else
                keys.Add(key);
        }
        return keys;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
