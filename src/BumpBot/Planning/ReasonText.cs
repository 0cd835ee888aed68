using System.Diagnostics;
using System.Globalization;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>Each named reason as a sentence for people, with what to do next where something can be done. Plain text, foreign parts cut short.</summary>
public static class ReasonText
{
    private const int ForeignLength = 200;

    /// <summary>Source: docs.github.com, "permissions required for GitHub Apps" and "scopes for OAuth apps"; the token of an Actions job cannot be given it.</summary>
    internal const string WorkflowsRemedy =
        "give a GitHub App or a fine-grained token the permission workflows: write, a classic token the scope workflow (the GITHUB_TOKEN of Actions cannot have it), or edit it by hand";

    public static string Of(ReferenceReason reason) => reason switch
    {
        ReferenceReason.AlreadyCurrent => "already current",
        ReferenceReason.NewerThanCandidate newer => $"newer than {Cut(newer.Candidate)}; a downgrade is never proposed",
        ReferenceReason.OptedOut => "the file asks for no edits here (bumpbot:ignore or bumpbot:off)",
        ReferenceReason.OutsideFiles => "outside the files that this upstream's files: allows",
        ReferenceReason.NotAVersion => "not a version",
        ReferenceReason.OtherMajor other => $"{Cut(other.Candidate)} is of another major version than the module's path; change the path in go.mod and in all imports by hand, or keep the upstream below it with allow:",
        ReferenceReason.NotItsVersion => "the upstream never published this version, so the name may mean something else; name it in the config (packages, images or variables) if it is the upstream's",
        ReferenceReason.OwnRepository => "in the upstream's own repository a default name ties nothing; name it in the config (packages, images or variables) to have it moved",
        ReferenceReason.PinNotSupported pin => $"{NameOf(pin.Pin)} beside the version would have to move with it, and cannot be worked out; move both by hand",
        ReferenceReason.PinUnknown pin => $"{NameOf(pin.Pin)} beside the version would have to move with it: {Cut(pin.Why)}",
        ReferenceReason.NotPublishedYet absent => $"{Cut(absent.What)} is not published yet; it is looked at again at each run",
        ReferenceReason.EvidenceUnknown unknown => $"{Cut(unknown.What)} could not be checked: {Cut(unknown.Why)}; it is looked at again at each run",
        ReferenceReason.WaitsWithOthers waits => $"waits with another place that needs {Cut(waits.What)}",
        ReferenceReason.CommitNotKnown => "a commit that is none of the upstream's tags'; pin a tag's commit to have it moved",
        ReferenceReason.NoSuchSubmodule => "there is no submodule at this path; add it with git submodule add, or take its section out of .gitmodules",
        ReferenceReason.RangeLeft => "a range, which ranges: in the config leaves to people (ranges: bump or widen moves more)",
        ReferenceReason.RangeAllows => "the range allows it as it is",
        ReferenceReason.RangeUnreadable => "a range that cannot be written anew with certainty; move it by hand",
        ReferenceReason.RuleMiscounted rule => $"rule {rule.Index + 1} of the config did not match as often as it must; correct its pattern or key, files or expect",
        ReferenceReason.Ambiguous with => $"several references claim this place ({Cut(with.With)}); give the upstreams different names in the config, or limit one with files:",
        ReferenceReason.RivalNotSeen rival => $"{Cut(rival.Rival)} may claim this place too, and was not looked at in this run, or not with success",
        ReferenceReason.OtherPartStays other => $"{Cut(other.Part)}, a part of the same URL or of the file that it downloads, stays, and both are right only together; move both by hand",
        ReferenceReason.UnsafeVersion version => $"the new version {Cut(version.Text)} has characters that are never written into a file; move it by hand",
        ReferenceReason.NoSuchTag tag => $"there is no tag {Cut(tag.Tag)}; move it by hand to one that exists",
        ReferenceReason.EditNotConfirmed => "reading the file again after the edit did not give the new version here; move it by hand",
        ReferenceReason.NeedsWorkflowsPermission => $"in a workflow file, which the bot's token may not change; {WorkflowsRemedy}",
        _ => throw new UnreachableException(),
    };

    public static string Of(BumpReason reason) => reason switch
    {
        BumpReason.NoReferences => "no file names it; add its names (packages, images, variables) or a rule to the config if one should",
        BumpReason.NothingToMove nothing => $"nothing to move to {Cut(nothing.Candidate)}",
        BumpReason.WaitsForEvidence waits => $"waits for {Cut(waits.What)}, which is not published yet or could not be checked; it is looked at again at each run (verify: off in the config asks nothing, bumpbot:ignore on its line leaves that place alone)",
        BumpReason.Alarmed { Issue: { } issue } alarmed => $"{AlarmText.Sentence(alarmed.Alarm)}; look at it and close issue #{issue} to accept it (alarms: warn in the config holds nothing back)",
        BumpReason.Alarmed alarmed => $"{AlarmText.Sentence(alarmed.Alarm)}; look at it and close the issue about it, or run bumpbot baseline --upstream, to accept it (alarms: warn in the config holds nothing back)",
        BumpReason.NothingToMoveTo => "it has no release that the config allows",
        BumpReason.CoolingDown cooling => $"{Cut(cooling.Tag)} is cooling down until {Time(cooling.Until)}",
        BumpReason.Held held => $"held until {Day(held.Until)}{Because(held.Why)} by hold: in the config",
        BumpReason.LookFailed failed => $"the look at it failed, so nothing is concluded: {failed.Fault.Message}",
        BumpReason.RivalNotSeen rival => $"{Cut(rival.Rival)} may claim some of its places too, and was not looked at in this run, or not with success; what is there is left as it is",
        BumpReason.MemberNotSeen unseen => $"pull request #{unseen.Number} carries {Cut(unseen.Member.ToString())} too, which was not looked at in this run, or not with success; what is there is left as it is",
        BumpReason.AlreadyOpen open => $"pull request #{open.Number} is open and as it should be",
        BumpReason.OpenTwice twin => $"pull request #{twin.Number} is open besides #{twin.Kept}, which is the one kept current; close #{twin.Number}",
        BumpReason.DeclinedByPerson declined => $"a person closed pull request #{declined.Number} for this version; the next release is offered again, or reopen #{declined.Number}",
        BumpReason.RevertedAfterMerge reverted => $"pull request #{reverted.Number} was merged, yet the files name an older version: somebody took it back; the next release is offered again",
        BumpReason.PersonOnBranch person => $"the branch of pull request #{person.Number} holds a person's work ({Cut(person.Why)}), so it is left alone; merge or close it, or drop that work with /bumpbot recreate in a comment",
        BumpReason.BranchHeldByPerson held => $"branch {held.Branch} holds a person's work ({Cut(held.Why)}); delete the branch to have this offered",
        BumpReason.LimitReached limit => $"{limit.Limit} of the bot's pull requests are open, as many as pulls: limit allows; merge or close one, or raise the limit",
        BumpReason.HourlyLimitReached limit => $"{limit.Limit} of the bot's pull requests were opened in the last hour, as many as pulls: per-hour allows; the next ones follow",
        BumpReason.OutsideWindow window => $"new pull requests are opened within pulls: window only, the next time from {Time(window.Opens)} on",
        BumpReason.NotRebased rebase => $"the branch of pull request #{rebase.Number} no longer fits its base, and pulls: rebase is never; bring it up to date, or comment /bumpbot rebase there",
        BumpReason.ApartFromGroup apart => $"it has a pull request of its own, apart from the group {apart.Group}: {apart.Why}",
        BumpReason.Snoozed snoozed => $"{Cut(snoozed.By)} asked for nothing about it until {Time(snoozed.Until)}; /bumpbot snooze 0 ends that",
        BumpReason.IgnoredByPerson ignored => $"{Cut(ignored.Tag)} is not offered: {Cut(ignored.By)} asked in #{ignored.Number} for {Cut(ignored.Range)} to be ignored; /bumpbot unignore there ends that",
        BumpReason.IssuesSwitchedOff => "no issue: the repository has issues switched off; issues: { releases: off } in the config says so too",
        BumpReason.NeedsWorkflowsPermission => $"only workflow files name it, which the bot's token may not change; {WorkflowsRemedy}",
        _ => throw new UnreachableException(),
    };

    public static string Of(TargetReason reason) => reason switch
    {
        TargetReason.AnotherRunWorksOnIt other => $"another run is working on it until {Time(other.Until)}, or longer; the next run looks again",
        _ => throw new UnreachableException(),
    };

    public static string Of(ReleaseSkip reason) => reason switch
    {
        ReleaseSkip.Draft => "a draft",
        ReleaseSkip.Prerelease => "a pre-release; prereleases: true allows them",
        ReleaseSkip.NotAVersion tag => $"its tag is no version of the form {Cut(tag.Pattern)}; tag: in the config sets another form",
        ReleaseSkip.NotAllowed range => $"outside allow: {Cut(range.Range)}",
        ReleaseSkip.Ignored range => $"in ignore: {Cut(range.Range)}{(range.Until is { } end ? $" until {Day(end)}" : "")}{Because(range.Reason)}",
        ReleaseSkip.CoolingDown cooling => $"cooling down until {Time(cooling.Until)}: {Of(cooling.Since)}",
        ReleaseSkip.OtherScheme { Upstream: VersionScheme.Date } other =>
            $"no date, while this upstream's versions are dates, so that no order holds between them; if it moved away from dates, take them out with allow: \"<1990\" (or with tag:), else leave {Cut(other.Version)} out with ignore:",
        ReleaseSkip.OtherScheme other =>
            $"a date, while this upstream's versions are none, so that no order holds between them; if it moved to dates, take the others out with allow: \">={Cut(other.Version)}\" (or with tag:), else leave it out with ignore:",
        ReleaseSkip.Outlier jump =>
            $"a jump far outside this upstream's history, after {Cut(jump.After)}; it waits for a person: confirm: [{Cut(jump.Version)}] takes it, ignore: [{Cut(jump.Version)}] leaves it out",
        ReleaseSkip.OlderThan newer => $"older than {Cut(newer.Candidate)}",
        _ => throw new UnreachableException(),
    };

    private static string Of(AgeSince since) => since switch
    {
        AgeSince.Publication => "its age counts from its publication",
        AgeSince.FuturePublication => "its publication lies in the future, and its age counts from then",
        AgeSince.FirstSeen => "it has no date of its own, so its age counts from when it was first seen",
        AgeSince.NotSeenBefore => "it has no date of its own and was not seen before, so its age counts from the next run",
        _ => throw new UnreachableException(),
    };

    private static string Because(string? reason) => reason is null ? "" : $" ({Cut(reason)})";

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>What people call it.</summary>
    public static string NameOf(PinKind pin) => pin switch
    {
        PinKind.ImageDigest => "the image digest",
        PinKind.CommitSha => "the commit SHA",
        PinKind.FileSha256 => "the file's sha256",
        PinKind.FileHash => "the file's hash",
        PinKind.HashList => "the list of hashes",
        _ => throw new UnreachableException(),
    };

    internal static string Cut(string foreign) => PlainText.OneLine(foreign, ForeignLength);
}
