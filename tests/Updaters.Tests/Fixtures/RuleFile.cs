using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Updaters.Tests.Fixtures;

/// <summary>A case's <c>rule.yml</c> as it is written; <c>fixtures/updaters/README.md</c> says what the keys mean.</summary>
public sealed class RuleFile
{
    public string Path { get; set; } = "";

    public List<UpstreamEntry> Upstreams { get; set; } = [];

    public List<RuleEntry> Rules { get; set; } = [];

    public List<RefusedEntry> Refused { get; set; } = [];

    /// <summary><c>pin-only</c>, <c>bump</c> or <c>widen</c>.</summary>
    public string Ranges { get; set; } = "pin-only";

    public Dictionary<string, string> Digests { get; set; } = [];

    public Dictionary<string, List<string>> Hashes { get; set; } = [];

    public Dictionary<string, string> Downloads { get; set; } = [];

    public Dictionary<string, string> Submodules { get; set; } = [];

    public Dictionary<string, string> Moved { get; set; } = [];

    /// <summary>Empty = not known.</summary>
    public string Repository { get; set; } = "";

    public static RuleFile Read(string file)
    {
        var rule = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithDuplicateKeyChecking()
            .Build()
            .Deserialize<RuleFile?>(File.ReadAllText(file));
        if (rule is null || rule.Path == "" || rule.Upstreams.Count == 0 || rule.Upstreams.Exists(entry => entry.To == ""))
            throw new InvalidDataException($"{file}: needs path, and upstreams with repo and to");
        return rule;
    }

    public sealed class UpstreamEntry
    {
        public string Repo { get; set; } = "";

        public string To { get; set; } = "";

        public List<string> Tags { get; set; } = [];

        public string? Name { get; set; }

        public string? Tag { get; set; }

        public List<string> Packages { get; set; } = [];

        public List<string> Images { get; set; } = [];

        public List<string> Variables { get; set; } = [];

        public List<string> Hosts { get; set; } = ["github.com"];

        public Dictionary<string, string> Commits { get; set; } = [];
    }

    public sealed class RuleEntry
    {
        public string Files { get; set; } = "";

        public string Pattern { get; set; } = "";

        public string Key { get; set; } = "";

        public string Upstream { get; set; } = "";

        public int? Expect { get; set; }
    }

    public sealed class RefusedEntry
    {
        public string Current { get; set; } = "";

        public string Reason { get; set; } = "";
    }
}
