using Updaters.References;

namespace BumpBot.Model;

/// <summary>Something that a run did not act on, with its named reason. A closed family.</summary>
public abstract record NotDone
{
    private NotDone() { }

    /// <summary>A reference that stays as it is.</summary>
    public sealed record Reference(FoundReference Found, ReferenceReason Reason) : NotDone;

    /// <summary>A bump that is not offered, or an upstream for which there is none.</summary>
    public sealed record Upstream(UpstreamId Id, BumpReason Reason) : NotDone;
}

/// <summary>Why a reference does not move. A closed family.</summary>
public abstract record ReferenceReason
{
    private ReferenceReason() { }

    public sealed record AlreadyCurrent : ReferenceReason;

    /// <summary>The file names a newer version than the candidate; a downgrade is never proposed.</summary>
    public sealed record NewerThanCandidate(string Candidate) : ReferenceReason;

    public sealed record OptedOut : ReferenceReason;

    /// <summary>The entry's <c>files:</c> do not include this file.</summary>
    public sealed record OutsideFiles : ReferenceReason;

    /// <summary>The text is no version.</summary>
    public sealed record NotAVersion : ReferenceReason;

    /// <summary>What stands around it names a major version that the new one is not of: the path of a Go module.</summary>
    public sealed record OtherMajor(MajorVersions Majors, string Candidate) : ReferenceReason;

    /// <summary>Tied by a default name only, and the upstream never published this version.</summary>
    public sealed record NotItsVersion : ReferenceReason;

    /// <summary>Tied by a default name, in the upstream's own repository.</summary>
    public sealed record OwnRepository : ReferenceReason;

    /// <summary>A pin beside the version cannot be moved with it: it is of a kind or form that the bot does not write, or what it is the hash of cannot be told.</summary>
    public sealed record PinNotSupported(PinKind Pin) : ReferenceReason;

    /// <summary>What a pin beside the version would have to be is not known, and there is no place to ask.</summary>
    public sealed record PinUnknown(PinKind Pin, string Why) : ReferenceReason;

    /// <summary>The place where the file needs the new version was asked, and does not have it; it is asked again at each run.</summary>
    /// <param name="What">The image, package or file.</param>
    public sealed record NotPublishedYet(string What) : ReferenceReason;

    /// <summary>Whether the new version is where the file needs it, or what a pin would have to be, could not be told; it is asked again at each run.</summary>
    public sealed record EvidenceUnknown(string What, string Why) : ReferenceReason;

    /// <summary>It could move, but another reference to the upstream waits for evidence, and they move together.</summary>
    /// <param name="What">What that one waits for.</param>
    public sealed record WaitsWithOthers(string What) : ReferenceReason;

    /// <summary>A commit that is none of the upstream's published tags'.</summary>
    public sealed record CommitNotKnown : ReferenceReason;

    /// <summary>The path of a submodule at which the tree has none.</summary>
    public sealed record NoSuchSubmodule : ReferenceReason;

    /// <summary>A range that <c>ranges:</c> leaves to people.</summary>
    public sealed record RangeLeft : ReferenceReason;

    /// <summary>A range that allows the candidate as it is.</summary>
    public sealed record RangeAllows : ReferenceReason;

    /// <summary>A range that cannot be written anew with certainty.</summary>
    public sealed record RangeUnreadable : ReferenceReason;

    /// <summary>Its rule of the config matched another number of times than it must: nothing of that rule moves.</summary>
    /// <param name="Index">Counts the <c>rules:</c> from 0.</param>
    public sealed record RuleMiscounted(int Index) : ReferenceReason;

    /// <summary>Several upstreams claim this place, or two references overlap.</summary>
    public sealed record Ambiguous(string With) : ReferenceReason;

    /// <summary>An upstream that was not looked at in this run, or not with success, may claim this place too.</summary>
    public sealed record RivalNotSeen(string Rival) : ReferenceReason;

    /// <summary>Another part of the same URL, or of the file that it downloads, stays, and the parts are right only together.</summary>
    public sealed record OtherPartStays(string Part) : ReferenceReason;

    /// <summary>The new version has characters that are never written into a file.</summary>
    public sealed record UnsafeVersion(string Text) : ReferenceReason;

    /// <summary>The place would need a tag that is not known to exist.</summary>
    public sealed record NoSuchTag(string Tag) : ReferenceReason;

    /// <summary>After the edit, reading the file again did not give the new version at this place.</summary>
    public sealed record EditNotConfirmed : ReferenceReason;

    /// <summary>It stands in a workflow file of GitHub Actions, which the bot's credentials may not change.</summary>
    public sealed record NeedsWorkflowsPermission : ReferenceReason;
}

/// <summary>Why there is no pull request, or no new one, for an upstream. A closed family.</summary>
public abstract record BumpReason
{
    private BumpReason() { }

    /// <summary>No file of the target names it.</summary>
    public sealed record NoReferences : BumpReason;

    /// <summary>Every reference is at the candidate, or stays for a reason of its own.</summary>
    public sealed record NothingToMove(string Candidate) : BumpReason;

    public sealed record NothingToMoveTo : BumpReason;

    /// <summary>A release newer than the candidate, or the only one, is too young yet.</summary>
    /// <param name="Until">When it is old enough.</param>
    public sealed record CoolingDown(string Tag, DateTimeOffset Until) : BumpReason;

    /// <summary>The config holds bumps of the upstream back; a pull request that is open already is left as it is.</summary>
    /// <param name="Until">The day on which that ends.</param>
    public sealed record Held(DateOnly Until, string? Why) : BumpReason;

    /// <summary>Something that a reference needs is not published yet, or it could not be told; it is asked again at each run.</summary>
    public sealed record WaitsForEvidence(string What) : BumpReason;

    /// <summary>Something about the candidate or the upstream has to be acknowledged by a person first.</summary>
    /// <param name="Issue">The issue that asks for it; null = none is open yet.</param>
    public sealed record Alarmed(Alarm Alarm, int? Issue) : BumpReason;

    /// <summary>The look at the upstream failed: nothing may be concluded.</summary>
    public sealed record LookFailed(Fault Fault) : BumpReason;

    /// <summary>A rival for some of its places was not seen, so that what is there already is left as it is.</summary>
    public sealed record RivalNotSeen(string Rival) : BumpReason;

    /// <summary>The open pull request of the group carries another upstream too, which was not looked at in this run, or not with success: it is left as it is.</summary>
    public sealed record MemberNotSeen(int Number, UpstreamId Member) : BumpReason;

    /// <summary>The pull request is there and as it should be.</summary>
    public sealed record AlreadyOpen(int Number) : BumpReason;

    /// <summary>A further open pull request for the upstream; only the oldest one is kept current.</summary>
    public sealed record OpenTwice(int Number, int Kept) : BumpReason;

    public sealed record DeclinedByPerson(int Number) : BumpReason;

    /// <summary>The pull request was merged, yet the files are back at an older version: somebody took it back.</summary>
    public sealed record RevertedAfterMerge(int Number) : BumpReason;

    /// <summary>The branch of the open pull request holds a person's work.</summary>
    public sealed record PersonOnBranch(int Number, string Why) : BumpReason;

    /// <summary>No pull request is open, but the branch it would need holds a person's work; deleting the branch frees it.</summary>
    public sealed record BranchHeldByPerson(string Branch, string Why) : BumpReason;

    public sealed record LimitReached(int Limit) : BumpReason;

    /// <summary>As many were opened in the last hour as may be.</summary>
    public sealed record HourlyLimitReached(int Limit) : BumpReason;

    /// <summary>New pull requests may not be opened at this time.</summary>
    public sealed record OutsideWindow(DateTimeOffset Opens) : BumpReason;

    /// <summary>Its branch is out of date with its base, and the config leaves that to people.</summary>
    public sealed record NotRebased(int Number) : BumpReason;

    /// <summary>It stays out of its group's pull request: its edits cannot be made together with the others', or something breaks.</summary>
    public sealed record ApartFromGroup(string Group, string Why) : BumpReason;

    /// <summary>A person asked for no pull request, and no refresh of one, until then.</summary>
    public sealed record Snoozed(DateTimeOffset Until, string By) : BumpReason;

    /// <summary>A person asked for the newest version not to be offered; one that is not ignored may be.</summary>
    /// <param name="Number">The pull request or issue that keeps the word.</param>
    public sealed record IgnoredByPerson(string Tag, string Range, string By, int Number) : BumpReason;

    public sealed record IssuesSwitchedOff : BumpReason;

    /// <summary>All that could move stands in workflow files of GitHub Actions, which the bot's credentials may not change.</summary>
    public sealed record NeedsWorkflowsPermission : BumpReason;
}
