using System.Text.Json.Serialization;
using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot.GitHub;

/// <summary>What the last looks at a target told, with their validators: help for the next look, never truth.</summary>
/// <param name="Repo">As the target was asked for.</param>
/// <param name="Identity">A fingerprint of the credentials, to which GitHub binds validators.</param>
internal sealed record StoredTarget(string Repo, string Identity, StoredRepository? Repository, StoredListing? Listing)
{
    /// <summary>What was found under the threads that have comments.</summary>
    public IReadOnlyList<StoredComments> Comments
    {
        get;
        init => field = value ?? field;
    } = [];
}

/// <summary>The commands that were found under a thread as it was then.</summary>
/// <param name="Count">How many comments it had; null = the listing did not tell.</param>
/// <param name="Unanswered">Their first lines.</param>
/// <param name="Strangers">The ids of those whose writers have no write access.</param>
internal sealed record StoredComments(int Number, DateTimeOffset UpdatedAt, int? Count, IReadOnlyList<ThreadComment> Unanswered, IReadOnlyList<long> Strangers);

/// <param name="FullName">Its name then, which is another than the asked one after a rename.</param>
internal sealed record StoredRepository(string ETag, long Id, string FullName, string DefaultBranch, bool Archived, bool HasIssues, bool MayPush)
{
    public bool AllowsAutoMerge { get; init; }

    public MergeMethod MergeMethod { get; init; }
}

/// <param name="Login">Whose issues and pull requests these are.</param>
/// <param name="FullLookAt">When all pages were last read.</param>
/// <param name="PullBranches">Number of a pull request -> its branch in the target itself; null = its head lies elsewhere. A head never changes.</param>
internal sealed record StoredListing(
    long RepositoryId,
    string Login,
    string ETag,
    DateTimeOffset FullLookAt,
    IReadOnlyList<ListedThread> Threads,
    IReadOnlyDictionary<int, string?> PullBranches);

/// <summary>An issue or a pull request of the bot's user, as the listing tells it.</summary>
/// <param name="Body">Kept only where it holds a mark.</param>
internal sealed record ListedThread(
    int Number,
    bool IsPull,
    bool IsOpen,
    bool IsMerged,
    DateTimeOffset UpdatedAt,
    Uri Page,
    string Title,
    string? Body)
{
    /// <summary>How many comments it has; null = the listing did not tell.</summary>
    public int? Comments { get; init; }

    /// <summary>Null = the listing did not tell.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Null = it is open, or the listing did not tell.</summary>
    public ThreadEnd? End { get; init; }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredTarget))]
internal sealed partial class StoredTargetJson : JsonSerializerContext;
