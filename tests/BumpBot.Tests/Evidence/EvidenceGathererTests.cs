using BumpBot.Evidence;
using BumpBot.Model;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Evidence;

public sealed class EvidenceGathererTests : IDisposable
{
    private static readonly EvidenceQuestion Image = new EvidenceQuestion.ImageTag("ghcr.io/acme/tool", "1.2.0");
    private static readonly EvidenceQuestion Package = new EvidenceQuestion.PythonPackage("tool", "1.2.0");

    private readonly string _folder = Directory.CreateTempSubdirectory("bumpbot-evidence-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Source _source = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_there_is_asked_once_until_it_is_old()
    {
        _source.Answers = _ => new EvidenceAnswer.There(["sha256:1"]);
        Assert.Equal(["sha256:1"], Assert.IsType<EvidenceAnswer.There>(await AskAsync(Image)).Values);
        _time.Advance(EvidenceCache.AgeOfTags - TimeSpan.FromSeconds(1));
        Assert.Equal(["sha256:1"], Assert.IsType<EvidenceAnswer.There>(await AskAsync(Image)).Values);
        Assert.Equal(1, _source.Asked);
        _time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(Image);
        Assert.Equal(2, _source.Asked);
    }

    [Fact]
    public async Task What_is_absent_or_unknown_is_asked_again_each_time()
    {
        _source.Answers = _ => _source.Asked % 2 == 0 ? new EvidenceAnswer.Absent() : new EvidenceAnswer.Unknown("502");
        Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(Image));
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(Image));
        Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(Image));
    }

    [Fact]
    public async Task Commits_and_documents_are_kept_as_well()
    {
        var tool = RepoName.Parse("acme/tool");
        var (changelog, between) = (new EvidenceQuestion.Changelog(tool, "v1"), new EvidenceQuestion.CommitsBetween(tool, "v1", "v2"));
        _source.Answers = question => question == changelog ? new EvidenceAnswer.Document("NEWS", "Новости") : new EvidenceAnswer.Commits([new CommitMessage("a", "One")], 7);
        await AskAsync(changelog);
        await AskAsync(between);
        Assert.Equal(new EvidenceAnswer.Document("NEWS", "Новости"), await AskAsync(changelog));
        var commits = Assert.IsType<EvidenceAnswer.Commits>(await AskAsync(between));
        Assert.Equal((7, new CommitMessage("a", "One")), (commits.Total, Assert.Single(commits.Messages)));
        Assert.Equal(2, _source.Asked);
    }

    [Fact]
    public async Task A_question_that_nobody_serves_is_told_with_its_remedy()
    {
        var (tool, gatherer) = (RepoName.Parse("acme/tool"), new EvidenceGatherer([], new EvidenceCache(_folder, _time), 1, Logger.None));
        EvidenceQuestion[] questions =
        [
            Image, Package, new EvidenceQuestion.NuGetPackage("Tool", "1.2.0"), new EvidenceQuestion.TagCommit(tool, "v1"), new EvidenceQuestion.CommitTags(tool, new string('a', 40)),
            new EvidenceQuestion.CommitsBetween(tool, "v1", "v2"), new EvidenceQuestion.Changelog(tool, "v1"), new EvidenceQuestion.ReleaseNotes(tool, "v1"),
            new EvidenceQuestion.FileHash(tool, new Uri("https://example.org/tool.zip")),
        ];
        var answers = await gatherer.GatherAsync(questions, TestContext.Current.CancellationToken);
        Assert.Equal(typeof(EvidenceQuestion).GetNestedTypes().Length, answers.Count);
        Assert.All(answers.Values, answer => Assert.Matches("; (write|move|compare) ", Assert.IsType<EvidenceAnswer.NoPlace>(answer).Why));
        Assert.Contains("registries: [{ python:", Assert.IsType<EvidenceAnswer.NoPlace>(answers[Package]).Why, StringComparison.Ordinal);
        Assert.Contains("registries: [{ images:", Assert.IsType<EvidenceAnswer.NoPlace>(answers[Image]).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_a_source_is_an_unknown_answer()
    {
        _source.Answers = _ => throw new InvalidOperationException("oops");
        Assert.Contains("oops", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(Image)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spoiled_cache_is_no_cache()
    {
        _source.Answers = _ => new EvidenceAnswer.There(["sha256:1"]);
        await AskAsync(Image);
        foreach (var file in Directory.GetFiles(_folder))
            await File.WriteAllTextAsync(file, "{ \"question\": 1", TestContext.Current.CancellationToken);
        Assert.IsType<EvidenceAnswer.There>(await AskAsync(Image));
        Assert.Equal(2, _source.Asked);
    }

    private async Task<EvidenceAnswer> AskAsync(EvidenceQuestion question)
    {
        var gatherer = new EvidenceGatherer([_source], new EvidenceCache(_folder, _time), concurrency: 2, Logger.None);
        return (await gatherer.GatherAsync([question], TestContext.Current.CancellationToken))[question];
    }

    private sealed class Source : IEvidenceSource
    {
        public Func<EvidenceQuestion, EvidenceAnswer> Answers { get; set; } = _ => new EvidenceAnswer.Absent();

        public int Asked { get; private set; }

        public bool Serves(EvidenceQuestion question) => question is not EvidenceQuestion.PythonPackage;

        public Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation)
        {
            Asked++;
            return Task.FromResult(Answers(question));
        }
    }
}
