using BumpBot.Model;
using BumpBot.Planning;
using Updaters.Dockerfile;
using Updaters.Docs;
using Updaters.PipRequirements;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Planning;

/// <summary>What becomes of moves whose new version has to be somewhere, and of what is pinned beside them.</summary>
public sealed class EvidenceTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";
    private const string NewSha = "89abcdef0123456789abcdef0123456789abcdef";

    private static readonly RepoName Tool = RepoName.Parse("acme/tool");
    private static readonly string OldDigest = $"sha256:{new string('a', 64)}";
    private static readonly string NewDigest = $"sha256:{new string('b', 64)}";
    private static readonly EvidenceQuestion Image = new EvidenceQuestion.ImageTag("ghcr.io/acme/tool", "1.2.0");

    private static World Docker(string text) => World.With(("Dockerfile", text)).Watching("acme/tool", "v1.0.0", "v1.2.0") with { Updater = new DockerfileUpdater() };

    private static World Pinned => Docker($"FROM ghcr.io/acme/tool:1.0.0@{OldDigest}\n");

    private static World Requirements(params string[] lines) =>
        World.With(("requirements.txt", string.Join('\n', lines))).Watching("acme/tool", "v1.0.0", "v1.2.0") with { Updater = new RequirementsUpdater() };

    [Fact]
    public void A_digest_moves_with_its_tag()
    {
        var pull = Assert.Single(Pinned.There(Image, NewDigest).Plan().Pulls);
        Assert.Equal($"FROM ghcr.io/acme/tool:1.2.0@{NewDigest}\n", After(pull));
        Assert.Equal(new MoveEvidence.Published("ghcr.io/acme/tool:1.2.0"), pull.Bump().Moves[0].Evidence);
        Assert.Contains("with the image digest", OneBump.Body(pull.Bump(), null), StringComparison.Ordinal);
    }

    [Fact]
    public void All_hashes_of_a_requirement_move_with_its_version()
    {
        var (a, b, c) = (new string('a', 64), new string('b', 64), new string('c', 64));
        var world = Requirements("tool==1.0.0 \\", $"    --hash=sha256:{a} \\", $"    --hash=sha256:{b}", "")
            .There(new EvidenceQuestion.PythonPackage("tool", "1.2.0"), c, a, b);
        Assert.Equal(
            $"tool==1.2.0 \\\n    --hash=sha256:{a} \\\n    --hash=sha256:{b} \\\n    --hash=sha256:{c}\n",
            After(Assert.Single(world.Plan().Pulls)));
    }

    [Fact]
    public void An_image_that_is_not_published_yet_is_waited_for()
    {
        var plan = Docker("FROM ghcr.io/acme/tool:1.0.0\nARG TOOL_VERSION=1.0.0\n").Answered(Image, new EvidenceAnswer.Absent()).Plan();
        Assert.Empty(plan.Pulls);
        Assert.Empty(plan.Issues);
        Assert.Equal(
            [new ReferenceReason.NotPublishedYet("ghcr.io/acme/tool:1.2.0"), new ReferenceReason.WaitsWithOthers("ghcr.io/acme/tool:1.2.0")],
            plan.NotDone.OfType<NotDone.Reference>().Select(left => left.Reason));
        Assert.Equal(new BumpReason.WaitsForEvidence("ghcr.io/acme/tool:1.2.0"), Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason);
    }

    [Fact]
    public void While_a_bump_waits_its_open_pull_request_stays_as_it_is()
    {
        var plan = Pinned.Answered(Image, new EvidenceAnswer.Unknown("no answer"))
            .Pull(7, PullState.Open, "bumpbot/acme--tool", "acme/tool@v1.1.0")
            .Issue(8, IssueState.Open, MarkKind.Bump, "acme/tool@v1.1.0")
            .Plan();
        Assert.True(plan.IsEmpty);
    }

    [Theory]
    [InlineData(Verification.Lenient, 1)]
    [InlineData(Verification.Strict, 0)]
    public void A_registry_that_does_not_answer_warns_or_holds_back(Verification verify, int pulls)
    {
        var plan = (Docker("FROM ghcr.io/acme/tool:1.0.0\n") with { Verify = verify }).Answered(Image, new EvidenceAnswer.Unknown("no connection")).Plan();
        Assert.Equal(pulls, plan.Pulls.Count);
        if (pulls == 1)
            Assert.StartsWith("> **Not verified:** whether `ghcr.io/acme/tool:1.2.0` is published could not be checked (no connection)", OneBump.Body(plan.Pulls[0].Bump(), null), StringComparison.Ordinal);
        else
            Assert.Equal(new ReferenceReason.EvidenceUnknown("ghcr.io/acme/tool:1.2.0", "no connection"), Assert.Single(plan.NotDone.OfType<NotDone.Reference>()).Reason);
    }

    [Fact]
    public void A_digest_that_could_not_be_asked_for_holds_its_tag_back_even_where_verifying_is_lenient() =>
        Assert.Equal(
            new ReferenceReason.EvidenceUnknown("ghcr.io/acme/tool:1.2.0", "no connection"),
            Assert.Single(Pinned.Answered(Image, new EvidenceAnswer.Unknown("no connection")).Plan().NotDone.OfType<NotDone.Reference>()).Reason);

    [Fact]
    public void Hashes_that_nobody_can_tell_hold_back_their_line_alone()
    {
        var hash = new string('a', 64);
        var world = Requirements($"tool==1.0.0 --hash=sha256:{hash}", "tool @ git+https://github.com/acme/tool@v1.0.0", "")
            .Answered(new EvidenceQuestion.PythonPackage("tool", "1.2.0"), new EvidenceAnswer.NoPlace("no index"));
        Assert.Equal($"tool==1.0.0 --hash=sha256:{hash}\ntool @ git+https://github.com/acme/tool@v1.2.0\n", After(Assert.Single(world.Plan().Pulls)));
        Assert.Equal(new ReferenceReason.PinUnknown(PinKind.HashList, "no index"), Assert.Single(world.Plan().NotDone.OfType<NotDone.Reference>()).Reason);
    }

    [Fact]
    public void What_is_answered_in_another_form_is_never_written()
    {
        var plan = Pinned.There(Image, "sha256:0 && rm -rf /").Plan();
        Assert.Empty(plan.Pulls);
        Assert.Equal(new ReferenceReason.PinNotSupported(PinKind.ImageDigest), Assert.Single(plan.NotDone.OfType<NotDone.Reference>()).Reason);
    }

    [Fact]
    public void Only_what_would_move_is_asked_about()
    {
        var world = Docker($"FROM ghcr.io/acme/tool:1.0.0@{OldDigest}\nFROM ghcr.io/acme/tool:1.2.0\nFROM other/tool:1.0.0\nCOPY --from=acme/tool:v1.0.0 / /\n");
        Assert.Equal([Image, new EvidenceQuestion.ImageTag("acme/tool", "v1.2.0")], EvidenceQuestions.Of(world.Input()));
    }

    [Fact]
    public void Where_verifying_is_off_nothing_is_asked_and_pins_stay()
    {
        var world = Docker($"FROM ghcr.io/acme/tool:1.0.0@{OldDigest}\nCOPY --from=acme/tool:1.0.0 / /\n") with { Verify = Verification.Off };
        Assert.Empty(EvidenceQuestions.Of(world.Input()));
        Assert.Equal($"FROM ghcr.io/acme/tool:1.0.0@{OldDigest}\nCOPY --from=acme/tool:1.2.0 / /\n", After(Assert.Single(world.Plan().Pulls)));
    }

    [Fact]
    public void A_commit_of_a_tag_moves_to_the_commit_of_the_new_one()
    {
        var world = Documented($"https://github.com/acme/tool/blob/{Sha}/README.md\n");
        EvidenceQuestion tags = new EvidenceQuestion.CommitTags(Tool, Sha);
        EvidenceQuestion commit = new EvidenceQuestion.TagCommit(Tool, "v1.2.0");
        Assert.Equal([tags, commit], EvidenceQuestions.Of(world.Input()));
        var pull = Assert.Single(world.There(tags, "v1", "v1.0.0").There(commit, NewSha).Plan().Pulls);
        Assert.Equal($"https://github.com/acme/tool/blob/{NewSha}/README.md\n", After(pull));
        Assert.Equal(["v1.0.0"], pull.Bump().From);
    }

    [Fact]
    public void A_commit_that_is_no_tags_stays() =>
        Assert.Equal(
            new ReferenceReason.CommitNotKnown(),
            Assert.Single(Documented($"https://github.com/acme/tool/tree/{Sha}\n").Answered(new EvidenceQuestion.CommitTags(Tool, Sha), new EvidenceAnswer.Absent())
                .Plan().NotDone.OfType<NotDone.Reference>()).Reason);

    [Fact]
    public void Where_the_look_told_all_commits_none_is_asked_for()
    {
        var world = Documented($"https://github.com/acme/tool/tree/{Sha}\n");
        var found = (Detection.Found)world.Detections.Values.Single();
        Release Told(Release release) => release with { Commit = release.Tag == "v1.2.0" ? NewSha : Sha };
        var told = found with
        {
            Snapshot = found.Snapshot with { Releases = [.. found.Snapshot.Releases.Select(Told)] },
            Candidate = found.Candidate with { Release = Told(found.Candidate.Release) },
        };
        world = world with { Detections = new Dictionary<UpstreamId, Detection> { [found.Upstream] = told } };
        Assert.Empty(EvidenceQuestions.Of(world.Input()));
        Assert.Equal($"https://github.com/acme/tool/tree/{NewSha}\n", After(Assert.Single(world.Plan().Pulls)));
    }

    private static World Documented(string text) =>
        World.With(("README.md", text)).Watching("acme/tool", "v1.0.0", "v1.2.0") with { Updater = new DocsUpdater() };

    private static string After(PlannedPull pull) => System.Text.Encoding.UTF8.GetString(Assert.IsType<FileChange>(Assert.Single(pull.Push!.Changes)).After);
}
