using BumpBot.Config;
using Xunit;

namespace BumpBot.Tests.Config;

public class KnownKeysTests
{
    public static TheoryData<string> Paths => [.. from key in KnownKeys.All select key.Path];

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_example_of_a_key_is_a_valid_config(string path) => Sample.Valid(Document(Key(path), Key(path).Example));

    [Fact]
    public void No_key_stands_twice_in_the_table() => Assert.Distinct(KnownKeys.All.Select(key => key.Path));

    [Fact]
    public void Every_key_stands_behind_its_parent()
    {
        var seen = new HashSet<string> { "" };
        Assert.All(KnownKeys.All, key =>
        {
            Assert.Contains(key.Parent.EndsWith("[]", StringComparison.Ordinal) ? key.Parent[..^2] : key.Parent, seen);
            seen.Add(key.Path);
        });
    }

    [Fact]
    public void An_unknown_key_next_to_each_known_one_names_it() => Assert.All(KnownKeys.All, key =>
    {
        var misspelt = key.Name.Insert(2, "q");
        Assert.Contains($"unknown key '{misspelt}', did you mean '{key.Name}'?", Sample.Problems(Document(key, $"{misspelt}: 1")).Select(WithoutPlace));
    });

    /// <summary>A registry of one kind, with the keys that go with the line.</summary>
    private static string Registry(string watch, KnownKey key, string line)
    {
        string[] others = key.Name switch
        {
            "images" or "python" or "nuget" => [],
            "username" => ["images: ghcr.io", "password: secret"],
            _ => ["images: ghcr.io"],
        };
        return $"{watch}registries:\n  - {string.Join("\n    ", [line, .. others])}\n";
    }

    /// <summary>A channel of one kind, with the keys that go with the line.</summary>
    private static string Channel(string watch, KnownKey key, string line)
    {
        var kind = key.Parent["notify[].".Length..];
        string[] needed = kind switch
        {
            "email" => ["to: team@example.org", "smtp: smtp://localhost", .. key.Name is "username" or "password" ? new[] { "username: bot", "password: secret" } : []],
            "slack" => key.Name is "token" or "channel" or "api" ? ["token: xoxb-1", "channel: C1"] : ["url: https://hooks.example.org/1"],
            "telegram" => ["token: '1:a'", "chat: '1'"],
            "issue" => ["repo: owner/name"],
            "webhook" => ["url: https://example.org", "secret: something"],
            _ => [],
        };
        string[] lines = [line, .. needed.Where(one => one.Split(':')[0] != line.Split(':')[0])];
        return $"{watch}notify:\n  - {kind}:\n      {string.Join("\n      ", lines)}\n";
    }

    private static string WithRequired(string line, string required) =>
        line.Split(':')[0] == required.Split(':')[0] ? line : $"{required}, {line}";

    private static string WithoutPlace(string problem) => problem.Split(": ", 2)[1];

    private static KnownKey Key(string path) => KnownKeys.All.Single(key => key.Path == path);

    /// <summary>A config that is valid with this line under the key's parent, if the line is.</summary>
    private static string Document(KnownKey key, string line)
    {
        var watch = line.StartsWith("watch:", StringComparison.Ordinal) ? "" : "watch: [owner/name]\n";
        var place = key.Name == "key" ? "key" : "pattern";
        var rule = new[] { "files: '*'", $"{place}: '(?<version>.)'", "upstream: owner/name" }.Where(one => one.Split(':')[0] != key.Name);
        return key.Parent switch
        {
            "" => $"{watch}{line}\n",
            "watch[]" => key.Name == "repo" ? $"watch:\n  - {line}\n" : $"watch:\n  - repo: owner/name\n    {line}\n",
            "watch[].hold" => $"watch:\n  - repo: owner/name\n    hold: {{ {WithRequired(line, "until: 2026-12-01")} }}\n",
            "watch[].ignore[]" => $"watch:\n  - repo: owner/name\n    ignore: [{{ {WithRequired(line, "versions: 2.x")} }}]\n",
            "rules[]" => $"{watch}rules:\n  - {string.Join("\n    ", rule)}\n    {line}\n",
            "registries[]" => Registry(watch, key, line),
            "inventory" => $"{watch}inventory: {{ {WithRequired(line, "file: docs/inventory.md")} }}\n",
            "notify[]" => $"{watch}notify:\n  - {line}\n",
            var channel when channel.StartsWith("notify[].", StringComparison.Ordinal) => Channel(watch, key, line),
            "targets[]" => $"{watch}targets:\n  - {{ {WithRequired(line, "repo: owner/name")} }}\n",
            var section => $"{watch}{section}:\n  {line}\n",
        };
    }
}
