using BumpBot.Model;
using BumpBot.Planning;
using CsCheck;
using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class TextsTests
{
    private static readonly Gen<string> Odd = Gen.String[Gen.Char["ab1/.-|`#@<!>\n\\[]()&:\u202eé"], 1, 300];

    public static TheoryData<string> Cases => [.. TextCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pull_request_reads_as_expected(string @case)
    {
        var bump = TextCases.All[@case];
        GoldenFile.AssertSame(@case, "title.txt", OneBump.Title(bump) + "\n");
        GoldenFile.AssertSame(@case, "message.txt", OneBump.CommitMessage(bump));
        GoldenFile.AssertSame(@case, "body.md", OneBump.Body(bump, 12));
        GoldenFile.AssertSame(@case, "issue.md", $"{IssueText.Title(bump)}\n\n{IssueText.Body(bump)}");
    }

    [Fact]
    public void A_release_without_an_edit_reads_as_expected()
    {
        var found = World.Found("acme/tool", "1.2.0", "1.3.0");
        GoldenFile.AssertSame("release-without-edit", "issue.md", $"{IssueText.Title(found)}\n\n{IssueText.Body(found, new BreakingVerdict.Quiet())}");
        Assert.True(Marks.TryRead(IssueText.Body(found, new BreakingVerdict.Quiet()), out var mark));
        Assert.Equal((MarkKind.Release, "1.3.0"), (mark.Kind, mark.Members[0].Tag));
    }

    [Fact]
    public void A_line_that_names_the_version_twice_is_one_row() => Assert.Contains(
        "| `a.md` | 4 (2 times) | `1.2.0` | `1.3.0` |",
        OneBump.Body(TextCases.Of("acme/tool", ["1.2.0"], TextCases.Moves(("a.md", 4, "1.2.0"), ("a.md", 4, "1.2.0")), [TextCases.Release("1.3.0", null)]), null),
        StringComparison.Ordinal);

    [Fact]
    public void Without_an_issue_nothing_is_closed() =>
        Assert.DoesNotContain("Closes", OneBump.Body(TextCases.All["plain"], null), StringComparison.Ordinal);

    [Fact]
    public void Whatever_the_names_are_the_bodies_fit_and_carry_one_mark() =>
        Gen.Select(Odd, Odd, Odd.Array[0, 6], Gen.Int[1, 300]).Sample((path, version, notes, rows) =>
        {
            var bump = TextCases.Of(
                "acme/tool",
                ["1.0.0"],
                TextCases.Moves([.. Enumerable.Range(1, rows).Select(line => (path, line, version))]),
                [TextCases.Release("1.3.0", "x", version, path), .. notes.Select(note => TextCases.Release("1.2.9", note))],
                TextCases.Left(path, new ReferenceReason.Ambiguous(version), new ReferenceReason.NoSuchTag(path))) with
            {
                Breaking = new BreakingVerdict.Breaking([.. notes.Append(version).Select(line => new BreakingSign(BreakingRule.Removed, version, line, null))]),
            };
            foreach (var body in new[] { OneBump.Body(bump, 7), IssueText.Body(bump) })
            {
                Assert.True(body.Length <= 65_536);
                Assert.True(Marks.TryRead(body, out var mark));
                Assert.Equal(new MarkMember(UpstreamId.Parse("acme/tool"), "1.3.0"), Assert.Single(mark.Members));
            }
            Assert.DoesNotContain('\n', OneBump.Title(bump));
            Assert.DoesNotMatch("(?<![A-Za-z0-9])@|#[0-9]", OneBump.CommitMessage(bump));
        }, iter: 50, threads: 1);

    [Fact]
    public void Notes_too_long_for_a_body_are_cut_at_a_section_and_the_fixed_parts_stay()
    {
        var section = "## Section\n\n" + string.Concat(Enumerable.Repeat("A line of text that says something.\n", 80)) + "\n";
        var release = string.Concat(Enumerable.Repeat(section, 12));
        var body = OneBump.Body(
            TextCases.Of("acme/tool", ["1.0.0"], TextCases.Moves(("a.txt", 1, "1.0.0")), [.. Enumerable.Range(0, 5).Select(i => TextCases.Release($"1.3.{9 - i}", release))]), 7);
        Assert.True(body.Length is > 50_000 and <= 65_536);
        Assert.Contains("something.\n\n*Cut here: [read the rest](https://github.com/acme/tool/releases/tag/1.3.8).*", body, StringComparison.Ordinal);
        Assert.Contains("The notes of 3 releases are left out", body, StringComparison.Ordinal);
        Assert.Contains("### How to command the bot", body, StringComparison.Ordinal);
        Assert.Equal(body.Split("<details").Length, body.Split("</details>").Length);
    }

    [Fact]
    public void A_long_title_stays_within_the_limit()
    {
        var versions = Enumerable.Range(0, 60).Select(i => $"1.{i}.0").ToArray();
        Assert.Equal("chore(deps): bump acme/tool to 1.3.0", OneBump.Title(TextCases.Of("acme/tool", versions, TextCases.Moves(("a", 1, "1.0.0")), [TextCases.Release("1.3.0", null)])));
    }

    [Fact]
    public void Every_reason_has_its_sentence()
    {
        var version = "1.0.0";
        ReferenceReason[] references =
        [
            new ReferenceReason.AlreadyCurrent(), new ReferenceReason.NewerThanCandidate(version), new ReferenceReason.OptedOut(), new ReferenceReason.OutsideFiles(),
            new ReferenceReason.NotAVersion(), new ReferenceReason.OtherMajor(new MajorVersions(0, 1), "v2.0.0"), new ReferenceReason.NotItsVersion(), new ReferenceReason.OwnRepository(), new ReferenceReason.PinNotSupported(PinKind.HashList),
            new ReferenceReason.RuleMiscounted(0), new ReferenceReason.Ambiguous("x"), new ReferenceReason.RivalNotSeen("o/r"), new ReferenceReason.OtherPartStays("v1"), new ReferenceReason.UnsafeVersion("x"), new ReferenceReason.NoSuchTag("v4"), new ReferenceReason.EditNotConfirmed(),
            new ReferenceReason.PinUnknown(PinKind.HashList, "why"), new ReferenceReason.NotPublishedYet("x"), new ReferenceReason.EvidenceUnknown("x", "why"), new ReferenceReason.WaitsWithOthers("x"),
            new ReferenceReason.CommitNotKnown(), new ReferenceReason.NoSuchSubmodule(), new ReferenceReason.RangeLeft(), new ReferenceReason.RangeAllows(), new ReferenceReason.RangeUnreadable(), new ReferenceReason.NeedsWorkflowsPermission(),
        ];
        BumpReason[] bumps =
        [
            new BumpReason.NoReferences(), new BumpReason.NothingToMove(version), new BumpReason.NothingToMoveTo(), new BumpReason.LookFailed(new Fault.Retry("502")), new BumpReason.RivalNotSeen("o/r"), new BumpReason.MemberNotSeen(1, UpstreamId.Parse("o/r")), new BumpReason.AlreadyOpen(1),
            new BumpReason.OpenTwice(2, 1), new BumpReason.DeclinedByPerson(1), new BumpReason.RevertedAfterMerge(1), new BumpReason.PersonOnBranch(1, "why"), new BumpReason.BranchHeldByPerson("b", "why"),
            new BumpReason.HourlyLimitReached(4), new BumpReason.OutsideWindow(DateTimeOffset.UnixEpoch), new BumpReason.NotRebased(4), new BumpReason.ApartFromGroup("web", "it looks breaking"),
            new BumpReason.LimitReached(1), new BumpReason.IssuesSwitchedOff(), new BumpReason.Snoozed(DateTimeOffset.UnixEpoch, "alice"), new BumpReason.IgnoredByPerson("v2", "2.x", "alice", 5), new BumpReason.NeedsWorkflowsPermission(), new BumpReason.WaitsForEvidence("x"),
            new BumpReason.CoolingDown("v2", DateTimeOffset.UnixEpoch), new BumpReason.Held(new DateOnly(2026, 12, 1), "freeze"), new BumpReason.Alarmed(new Alarm.Archived(), null),
        ];
        ReleaseSkip[] skips =
        [
            new ReleaseSkip.Draft(), new ReleaseSkip.Prerelease(), new ReleaseSkip.NotAVersion("v{version}"), new ReleaseSkip.NotAllowed("<1"), new ReleaseSkip.Ignored("2"), new ReleaseSkip.OlderThan("3"),
            new ReleaseSkip.OtherScheme("1.2", VersionScheme.Date), new ReleaseSkip.Outlier("1.999.0", "1.12"),
            new ReleaseSkip.CoolingDown(DateTimeOffset.UnixEpoch, AgeSince.Publication),
        ];
        AssertAll(references, ReasonText.Of);
        AssertAll(bumps, ReasonText.Of);
        AssertAll(skips, ReasonText.Of);
    }

    [Theory]
    [InlineData(PinKind.ImageDigest, "the image digest beside the version would have to move with it: no index; write registries:")]
    [InlineData(PinKind.HashList, "the list of hashes beside the version would have to move with it: no index; write registries:")]
    public void A_pin_that_nobody_could_tell_is_named_with_the_reason(PinKind pin, string text) =>
        Assert.Equal(text, ReasonText.Of(new ReferenceReason.PinUnknown(pin, "no index; write registries:")));

    private static void AssertAll<T>(T[] all, Func<T, string> text)
        where T : class
    {
        Assert.Equal(typeof(T).GetNestedTypes().Select(type => type.Name).Order(), all.Select(one => one.GetType().Name).Order());
        Assert.Equal(all.Length, all.Select(text).Distinct().Count());
    }
}
