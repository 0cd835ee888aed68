using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace BumpBot.Model;

/// <summary>A pin moving with its reference.</summary>
public sealed record PinMove(Pin Pin, string NewText)
{
    public TextEdit Edit => new(Pin.Span.Start, Pin.Span.Length, NewText);
}

/// <summary>One reference moving, with all its pins.</summary>
public sealed record ReferenceMove(FoundReference Found, string NewText)
{
    /// <summary>The version that it moves from; null of a range, which names none.</summary>
    public ReleaseVersion? From { get; init; }

    public IReadOnlyList<PinMove> Pins { get; init; } = [];

    /// <summary>What is known of the new version where the file needs it.</summary>
    public MoveEvidence Evidence { get; init; } = MoveEvidence.NotAsked;

    /// <summary>The edit of the reference itself; null of a submodule, whose commit does not stand in the file.</summary>
    public TextEdit? Edit => Submodule is null ? new TextEdit(Found.Reference.Span.Start, Found.Reference.Span.Length, NewText) : null;

    /// <summary>All edits of the file; none of a submodule.</summary>
    public IEnumerable<TextEdit> Edits => Edit is { } edit ? Pins.Select(pin => pin.Edit).Prepend(edit) : [];

    /// <summary>What moves instead of the file's text; null = the text does.</summary>
    public SubmoduleChange? Submodule =>
        Found.SubmoduleCommit is { } commit ? new SubmoduleChange(Found.Reference.Current, commit, NewText) : null;
}

/// <summary>Whether the new version of a reference is published where the file needs it. A closed family.</summary>
public abstract record MoveEvidence
{
    private MoveEvidence() { }

    /// <summary>There is no place that could be asked, or the config asks for none.</summary>
    public static readonly MoveEvidence NotAsked = new Unasked();

    public sealed record Unasked : MoveEvidence;

    /// <param name="What">The image or package that was found at the new version.</param>
    public sealed record Published(string What) : MoveEvidence;

    /// <summary>The place did not answer.</summary>
    public sealed record Unverified(string What, string Why) : MoveEvidence;
}

/// <summary>An upstream moving from one version to another in one target, with all its references.</summary>
/// <param name="From">The versions that the files name now, oldest first: mostly one; none where only ranges move.</param>
/// <param name="Notes">The releases after the oldest of them up to the candidate, newest first; where one has no notes, with what stands in for them.</param>
/// <param name="Left">References to this upstream that do not move, and why.</param>
public sealed record Bump(
    UpstreamId Upstream,
    Snapshot Snapshot,
    IReadOnlyList<string> From,
    Candidate To,
    IReadOnlyList<ReferenceMove> Moves,
    IReadOnlyList<Release> Notes,
    IReadOnlyList<NotDone.Reference> Left)
{
    /// <summary>Whether the move breaks what uses the upstream.</summary>
    public BreakingVerdict Breaking { get; init; } = new BreakingVerdict.Quiet();

    /// <summary>What becomes of the target's own config, which names the upstream by its old name; null = it does not.</summary>
    public ConfigRename? Rename { get; init; }

    /// <summary>What to warn of first.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];

    /// <summary>What people have to renew, since the bot cannot resolve dependencies.</summary>
    public IReadOnlyList<LockFile> LockFiles { get; init; } = [];
}

/// <summary>An upstream's new name, offered for the target's own config. A closed family.</summary>
public abstract record ConfigRename(RepoName From, RepoName To)
{
    /// <summary>The pull request writes it.</summary>
    /// <param name="Line">From 1.</param>
    public sealed record Edited(FileChange Change, int Line, RepoName From, RepoName To) : ConfigRename(From, To);

    /// <summary>A person has to write it.</summary>
    public sealed record ByHand(string Path, RepoName From, RepoName To, string Why) : ConfigRename(From, To);
}
