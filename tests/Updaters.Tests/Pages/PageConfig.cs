using Updaters.Tests.Fixtures;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Updaters.Tests.Pages;

/// <summary>The keys of a <c>bumpbot.yml</c> that say what a file names and what may move in it.</summary>
public sealed class PageConfig
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).WithDuplicateKeyChecking().Build();

    public List<object> Watch { get; set; } = ["acme/tool"];

    public List<RuleFile.RuleEntry> Rules { get; set; } = [];

    public string Ranges { get; set; } = "pin-only";

    public static PageConfig Read(string yaml) => yaml.Length == 0 ? new PageConfig() : Yaml.Deserialize<PageConfig>(yaml);

    /// <summary>The entries of the watch list, without what they have published.</summary>
    public IEnumerable<RuleFile.UpstreamEntry> Entries() => Watch.Select(entry => entry switch
    {
        string repo => new RuleFile.UpstreamEntry { Repo = repo },
        _ => Yaml.Deserialize<RuleFile.UpstreamEntry>(new SerializerBuilder().Build().Serialize(entry)),
    });
}
