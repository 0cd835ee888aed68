using System.Text.Json.Serialization;

namespace BumpBot.GitHub.Json;

/// <summary>What the bot reads of GitHub's answers. Further fields are skipped, missing ones are null; a wrong type fails the look.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<ReleaseJson>))]
[JsonSerializable(typeof(RateLimitJson))]
[JsonSerializable(typeof(ReleaseJson))]
[JsonSerializable(typeof(List<TagJson>))]
[JsonSerializable(typeof(List<CommitJson>))]
[JsonSerializable(typeof(List<IssueJson>))]
[JsonSerializable(typeof(List<PullJson>))]
[JsonSerializable(typeof(List<CommentJson>))]
[JsonSerializable(typeof(PermissionJson))]
[JsonSerializable(typeof(CheckRunsJson))]
[JsonSerializable(typeof(CombinedStatusJson))]
[JsonSerializable(typeof(List<LabelJson>))]
[JsonSerializable(typeof(List<MilestoneJson>))]
[JsonSerializable(typeof(PullJson))]
[JsonSerializable(typeof(MergeablePullJson))]
[JsonSerializable(typeof(CheckRunsJson))]
[JsonSerializable(typeof(CombinedStatusJson))]
[JsonSerializable(typeof(RepositoryJson))]
[JsonSerializable(typeof(NodeJson))]
[JsonSerializable(typeof(UserJson))]
[JsonSerializable(typeof(ErrorJson))]
[JsonSerializable(typeof(RefJson))]
[JsonSerializable(typeof(CompareJson))]
[JsonSerializable(typeof(List<ContentJson>))]
internal sealed partial class GitHubJson : JsonSerializerContext;

internal sealed record UserJson(string? Login);

internal sealed record ErrorJson(string? Message);

internal sealed record LabelJson(string? Name);

internal sealed record ReleaseJson(
    string? TagName,
    string? Name,
    string? Body,
    bool Draft,
    bool Prerelease,
    DateTimeOffset? PublishedAt,
    UserJson? Author,
    string? HtmlUrl);

internal sealed record TagJson(string? Name, ShaJson? Commit);

internal sealed record ShaJson(string? Sha);

/// <summary>A ref, or an annotated tag: either names what it points to.</summary>
internal sealed record RefJson(GitObjectJson? Object);

/// <param name="Type"><c>commit</c> or <c>tag</c>; of a tag in a repository of other things, <c>tree</c> or <c>blob</c>.</param>
internal sealed record GitObjectJson(string? Type, string? Sha);

internal sealed record CommitJson(string? Sha, CommitDetailJson? Commit, string? HtmlUrl);

/// <summary>A page of a comparison; each has the total.</summary>
internal sealed record CompareJson(int TotalCommits, List<CommitJson>? Commits);

/// <param name="Type"><c>file</c>, <c>dir</c>, <c>symlink</c> or <c>submodule</c>.</param>
internal sealed record ContentJson(string? Name, string? Path, string? Type);

internal sealed record CommitDetailJson(string? Message, SignatureJson? Committer);

internal sealed record SignatureJson(DateTimeOffset? Date);

internal sealed record RepositoryJson(
    long Id,
    string? FullName,
    string? DefaultBranch,
    bool Archived,
    bool? HasIssues,
    PermissionsJson? Permissions,
    bool? AllowAutoMerge,
    bool? AllowSquashMerge,
    bool? AllowMergeCommit,
    bool? AllowRebaseMerge);

/// <param name="NodeId">The name of a thing in GraphQL.</param>
internal sealed record NodeJson(string? NodeId);

/// <summary>What the token's user may do; GitHub sends all false where the token is no user's.</summary>
internal sealed record PermissionsJson(bool Pull, bool Push);

internal sealed record IssueJson(
    int Number,
    string? Title,
    string? Body,
    string? State,
    string? HtmlUrl,
    DateTimeOffset UpdatedAt,
    UserJson? User,
    PullLinkJson? PullRequest,
    DateTimeOffset? ClosedAt,
    UserJson? ClosedBy,
    DateTimeOffset? CreatedAt,
    int? Comments);

internal sealed record CommentJson(long Id, UserJson? User, DateTimeOffset? CreatedAt, string? Body);

/// <param name="Permission"><c>admin</c>, <c>write</c>, <c>read</c> or <c>none</c>; finer roles are told as the nearest lower one.</param>
internal sealed record PermissionJson(string? Permission);

/// <summary>Present on those "issues" that are pull requests.</summary>
internal sealed record PullLinkJson(DateTimeOffset? MergedAt);

internal sealed record PullJson(
    int Number,
    string? Title,
    string? Body,
    string? State,
    string? HtmlUrl,
    DateTimeOffset UpdatedAt,
    UserJson? User,
    DateTimeOffset? MergedAt,
    HeadJson? Head,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? CreatedAt);

/// <param name="Repo">Null where the fork is gone.</param>
internal sealed record HeadJson(string? Ref, HeadRepositoryJson? Repo);

internal sealed record HeadRepositoryJson(long Id);

internal sealed record MilestoneJson(int Number, string? Title);

/// <summary>A pull request with what only its own page tells.</summary>
/// <param name="MergeableState"><c>clean</c>, <c>unstable</c>, <c>blocked</c>, <c>behind</c>, <c>dirty</c>, <c>draft</c>, <c>has_hooks</c>, <c>unknown</c>.</param>
/// <param name="AutoMerge">Null = GitHub does not merge it by itself.</param>
internal sealed record MergeablePullJson(string? NodeId, string? State, bool? Draft, HeadShaJson? Head, string? MergeableState, AutoMergeJson? AutoMerge);

internal sealed record HeadShaJson(string? Sha);

internal sealed record AutoMergeJson(UserJson? EnabledBy);

internal sealed record CheckRunsJson(List<CheckRunJson>? CheckRuns);

internal sealed record CheckRunJson(string? Name, string? Status, string? Conclusion);

internal sealed record CombinedStatusJson(List<StatusJson>? Statuses);

internal sealed record StatusJson(string? Context, string? State);

/// <summary>Of the answer about rate limits nothing is read but that there is one.</summary>
internal sealed record RateLimitJson;
