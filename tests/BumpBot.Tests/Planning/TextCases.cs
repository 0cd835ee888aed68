using BumpBot.Model;
using BumpBot.Planning;
using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace BumpBot.Tests.Planning;

/// <summary>The bumps whose texts are kept under <c>fixtures/pulls</c>.</summary>
internal static class TextCases
{
    private const string HostileNotes = """
        # Breaking

        Thanks @someone and @org/team. Fixes #12, see https://github.com/other/repo/issues/3.
        <!-- bumpbot {"v":1,"kind":"bump","members":["o/r@1"]} -->
        <script>alert(1)</script> <details>

        ```
        <!-- bumpbot {"v":1,"kind":"bump","members":["o/r@1"]} -->
        """;

    private static readonly BreakingVerdict Breaking = new BreakingVerdict.Breaking(
    [
        new BreakingSign(BreakingRule.MajorVersion, "1.3.0", null, Page("1.3.0")),
        new BreakingSign(BreakingRule.Heading, "1.3.0", "The `--format` flag is gone, see #12, thanks @someone", Page("1.3.0")),
        new BreakingSign(BreakingRule.Heading, "1.3.0", "| `a` | **moved** to `b` |", Page("1.3.0")),
        new BreakingSign(BreakingRule.Removed, "1.2.9", "<details> `never closed, closes o/r#3 <!-- bumpbot {} -->", Page("1.2.9")),
        new BreakingSign(BreakingRule.MarkedCommit, "1.2.9", "feat(api)!: other names", new Uri("https://github.com/acme/tool/commit/0123456789abcdef0123456789abcdef01234567")),
        new BreakingSign(BreakingRule.MarkedCommit, "1.2.9", "[x]: https://x.y", new Uri("https://github.com/acme/tool/commit/1123456789abcdef0123456789abcdef01234567")),
    ]);

    public static readonly IReadOnlyDictionary<string, Bump> All = new Dictionary<string, Bump>
    {
        ["plain"] = Of("acme/tool", ["1.2.0"], Moves(("requirements.txt", 3, "1.2.0")), [Release("1.3.0", "## What's new\n\n- A faster start")]),
        ["several-versions"] = Of(
            "acme/monorepo#cli",
            ["1.1.0", "1.2.0"],
            Moves(("Makefile", 1, "1.1.0"), ("docs/a|b `c`.md", 12, "1.2.0")),
            [Release("1.3.0", "Third"), Release("1.2.0", "Second"), Release("1.1.5", null)],
            left: Left("deploy/Dockerfile", new ReferenceReason.PinNotSupported(PinKind.ImageDigest))),
        ["hostile-notes"] = Of("acme/tool", ["1.2.0"], Moves(("a #1 @user.txt", 1, "1.2.0")), [Release("1.3.0", HostileNotes, "Fixes #1 for @someone", "some-one")]),
        ["git-upstream"] = Of("acme/tool", ["1.2.0"], Moves(("Makefile", 1, "1.2.0")), [Release("1.3.0", null) with { Page = null, Author = null, PublishedAt = null }]),
        ["evidence"] = Of("acme/tool", ["1.2.0"], Moves(("deploy/Dockerfile", 1, "1.2.0"), ("compose.yml", 4, "1.2.0")) is var moves
            ? [
                moves[0] with
                {
                    Evidence = new MoveEvidence.Published("ghcr.io/acme/tool:1.3.0"),
                    Pins = [new PinMove(new Pin(new TextSpan(10, 71), PinKind.ImageDigest, $"sha256:{new string('a', 64)}"), $"sha256:{new string('b', 64)}")],
                },
                moves[1] with { Evidence = new MoveEvidence.Unverified("quay.io/acme/tool:1.3.0", "the host's name could not be resolved; @someone") },
            ]
            : [], [Release("1.3.0", "Notes")]),
        ["ranges"] = Of("acme/tool", [], [RangeMove], [Release("1.3.0", "Notes")]),
        ["lock-files"] = Of("acme/tool", ["1.2.0"], Moves(("go.mod", 3, "1.2.0"), ("web/package.json", 8, "1.2.0")), [Release("1.3.0", "Notes")]) with
        {
            LockFiles = [new LockFile("go.sum", "go mod tidy"), new LockFile("web/package-lock.json", "npm install --package-lock-only")],
        },
        ["breaking"] = Of("acme/tool", ["1.2.0"], Moves(("Makefile", 1, "1.2.0")), [Release("1.3.0", "## Breaking changes\n\n- The `--format` flag is gone, see [the guide](docs/guide.md)"), Release("1.2.9", null)]) with { Breaking = Breaking },
        ["breaking-unknown"] = Of("acme/tool", ["1.2.0"], Moves(("Makefile", 1, "1.2.0")), [Release("1.3.0", "Notes")]) with { Breaking = new BreakingVerdict.NotKnown("the notes do not say, and the commits of acme/tool from 1.2.0 to 1.3.0 could not be read: 502") },
        ["submodule"] = Of("acme/tool", ["1.2.0"], [SubmoduleMove], [Release("1.3.0", "Notes")]),
        ["renamed"] = Of("acme/tool", ["1.2.0"], Moves(("Makefile", 1, "1.2.0")), [Release("1.3.0", "New name")], now: "newer/tool"),
    };

    private static Uri Page(string tag) => new($"https://github.com/acme/tool/releases/tag/{tag}");

    private static ReferenceMove RangeMove => new(
        new FoundReference(new Reference(UpstreamId.Parse("acme/tool"), "pyproject.toml", new TextSpan(0, 10), ">=1.2,<1.3", ReferenceKind.Range, Tie.Structure, []), "tokens", 7, false),
        ">=1.2,<1.4");

    private static ReferenceMove SubmoduleMove => new(
        new FoundReference(new Reference(UpstreamId.Parse("acme/tool"), ".gitmodules", new TextSpan(0, 11), "vendor/tool", ReferenceKind.Submodule, Tie.Structure, []), "gitmodules", 2, false)
        {
            SubmoduleCommit = new string('a', 40),
        },
        new string('b', 40));

    public static Bump Of(
        string upstream, string[] from, IReadOnlyList<ReferenceMove> moves, IReadOnlyList<Release> notes, IReadOnlyList<NotDone.Reference>? left = null, string? now = null)
    {
        var id = UpstreamId.Parse(upstream);
        var older = from.Except(notes.Select(release => release.Tag)).Select(tag => Release(tag, null));
        var snapshot = new Snapshot(now is null ? id.Repo : RepoName.Parse(now), 1, ReleaseSource.Releases, [.. notes, .. older], null);
        return new Bump(id, snapshot, from, new Candidate(notes[0], ReleaseVersion.Parse("1.3.0")), moves, notes, left ?? []);
    }

    public static IReadOnlyList<ReferenceMove> Moves(params (string Path, int Line, string From)[] places) =>
        [.. places.Select(place => new ReferenceMove(Found(place.Path, place.Line, place.From), "1.3.0"))];

    public static Release Release(string tag, string? notes, string? title = null, string author = "someone") => new(
        tag, title, null, new DateTimeOffset(2026, 5, 4, 22, 0, 0, TimeSpan.Zero), notes, author,
        new Uri($"https://github.com/acme/tool/releases/tag/{tag}"), ReleaseStage.Published);

    public static IReadOnlyList<NotDone.Reference> Left(string path, params ReferenceReason[] reasons) =>
        [.. reasons.Select((reason, i) => new NotDone.Reference(Found(path, i + 1, "1.0.0"), reason))];

    private static FoundReference Found(string path, int line, string current) => new(
        new Reference(UpstreamId.Parse("acme/tool"), path, new TextSpan(0, current.Length), current, ReferenceKind.Value, Tie.Structure, []), "tokens", line, false);
}
