using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace BumpBot.Tests.Scanning;

/// <summary>What a sample's world has published: its <c>upstreams.yml</c>, as <c>fixtures/repositories/README.md</c> explains it.</summary>
public sealed class SampleUpstreams
{
    public Dictionary<string, SampleUpstream> Upstreams { get; set; } = [];

    public Dictionary<string, List<string>> Published { get; set; } = [];

    public static SampleUpstreams Read(string file) => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build()
        .Deserialize<SampleUpstreams>(File.ReadAllText(file));

    internal Observation Of(RepoName repo)
    {
        var upstream = Upstreams.First(known => RepoName.Parse(known.Key).Equals(repo)).Value;
        var releases = upstream.Releases.Select(tag => new Release(
            tag, tag, upstream.Commits.GetValueOrDefault(tag), null, "", "someone", new Uri($"https://github.com/{repo}/releases/tag/{tag}"), ReleaseStage.Published));
        return new Observation.Seen(new Snapshot(repo, 1, ReleaseSource.Releases, [.. releases.Reverse()], null));
    }

    /// <summary>What is not listed is not published.</summary>
    internal EvidenceAnswer Answer(EvidenceQuestion question) => question is EvidenceQuestion.CommitTags commit
        ? new EvidenceAnswer.There([.. Upstreams.Values.SelectMany(upstream => upstream.Commits).Where(known => known.Value == commit.Sha).Select(known => known.Key)])
        : Published.TryGetValue(question.ToString()!, out var values) ? new EvidenceAnswer.There(values) : new EvidenceAnswer.Absent();
}

public sealed class SampleUpstream
{
    /// <summary>Tags, oldest first.</summary>
    public List<string> Releases { get; set; } = [];

    /// <summary>Tag -> commit.</summary>
    public Dictionary<string, string> Commits { get; set; } = [];
}
