using System.Globalization;
using System.Text.Json.Serialization;

namespace BumpBot.Model;

/// <summary>Something that happened and that people may want to be told of. A closed family. Its texts are foreign; they are bounded, and escaped where they are shown.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Alarmed), "alarmed")]
[JsonDerivedType(typeof(BranchMoved), "branchMoved")]
[JsonDerivedType(typeof(IssueFound), "issueFound")]
[JsonDerivedType(typeof(PullOpened), "pullOpened")]
[JsonDerivedType(typeof(PullMerged), "pullMerged")]
[JsonDerivedType(typeof(WentWrong), "wentWrong")]
public abstract record NoticeEvent
{
    private NoticeEvent() { }

    /// <param name="Breaking">What shows that it breaks something; empty = nothing does.</param>
    public sealed record Released(string Upstream, string Tag, DateTimeOffset? PublishedAt, Uri? Page, IReadOnlyList<BreakingLine> Breaking) : NoticeEvent;

    /// <param name="Day">When it was raised, in UTC: the same may be raised again after it was over.</param>
    public sealed record Alarmed(string Upstream, Alarm Alarm, DateOnly Day) : NoticeEvent;

    public sealed record BranchMoved(string Upstream, ToCheck ToCheck) : NoticeEvent;

    public sealed record IssueFound(string Upstream, int Number, string Title, string Label, Uri? Page) : NoticeEvent;

    public sealed record PullOpened(string Target, int Number, Uri? Page, IReadOnlyList<PullMember> Members) : NoticeEvent;

    public sealed record PullMerged(string Target, int Number, Uri? Page, IReadOnlyList<PullMember> Members) : NoticeEvent;

    /// <param name="Subject">The target, or the upstream that cannot be looked at.</param>
    /// <param name="Upstream">Null = it is a target.</param>
    /// <param name="Day">In UTC: what stays wrong is told once a day.</param>
    public sealed record WentWrong(string Subject, string? Upstream, DateOnly Day, IReadOnlyList<string> Problems) : NoticeEvent;

    /// <summary>The same for the same event, whichever run sees it: nobody is told twice of one key.</summary>
    [JsonIgnore]
    public string Key => this switch
    {
        Released released => $"release {released.Upstream} {released.Tag}",
        Alarmed alarmed => string.Create(CultureInfo.InvariantCulture, $"alarm {alarmed.Upstream} {alarmed.Day:yyyy-MM-dd} {alarmed.Alarm}"),
        BranchMoved moved => $"to-check {moved.Upstream} {moved.ToCheck.Branch} {moved.ToCheck.From}",
        IssueFound issue => string.Create(CultureInfo.InvariantCulture, $"issue {issue.Upstream}#{issue.Number}"),
        PullOpened opened => string.Create(CultureInfo.InvariantCulture, $"opened {opened.Target}#{opened.Number}"),
        PullMerged merged => string.Create(CultureInfo.InvariantCulture, $"merged {merged.Target}#{merged.Number}"),
        WentWrong wrong => string.Create(CultureInfo.InvariantCulture, $"failed {wrong.Subject} {wrong.Day:yyyy-MM-dd}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The words of <c>on:</c> that ask for it, the most telling first.</summary>
    [JsonIgnore]
    public IReadOnlyList<NoticeKind> Kinds => this switch
    {
        Released { Breaking.Count: > 0 } => [NoticeKind.Breaking, NoticeKind.Release],
        Released => [NoticeKind.Release],
        Alarmed => [NoticeKind.Alarm],
        BranchMoved or IssueFound => [NoticeKind.ToCheck],
        PullOpened => [NoticeKind.Opened],
        PullMerged => [NoticeKind.Merged],
        WentWrong => [NoticeKind.Failed],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The upstreams that it is about; none = it is about a target as a whole.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Upstreams => this switch
    {
        Released released => [released.Upstream],
        Alarmed alarmed => [alarmed.Upstream],
        BranchMoved moved => [moved.Upstream],
        IssueFound issue => [issue.Upstream],
        PullOpened opened => [.. opened.Members.Select(member => member.Upstream)],
        PullMerged merged => [.. merged.Members.Select(member => member.Upstream)],
        WentWrong { Upstream: { } upstream } => [upstream],
        WentWrong => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>A sign of a breaking change, as a notice quotes it.</summary>
/// <param name="Link">Where it can be read; null where there is no page.</param>
public sealed record BreakingLine(string Text, Uri? Link);

/// <param name="From">Empty where it is not known.</param>
/// <param name="Breaking">Empty = nothing shows that it breaks something, or it is not known any more.</param>
public sealed record PullMember(string Upstream, IReadOnlyList<string> From, string To, IReadOnlyList<BreakingLine> Breaking);
