using System.Text.Json.Serialization;

namespace BumpBot.Model;

/// <summary>How a release was taken back.</summary>
public enum Withdrawal
{
    Deleted,

    /// <summary>Turned into a draft, which only those see who may push.</summary>
    Draft,

    FlaggedPrerelease,
}

/// <summary>Something about an upstream that a person should look at before it is trusted further. A closed family; equal ones are the same alarm.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TagMoved), "tagMoved")]
[JsonDerivedType(typeof(TagRemoved), "tagRemoved")]
[JsonDerivedType(typeof(ReleaseWithdrawn), "releaseWithdrawn")]
[JsonDerivedType(typeof(RepositoryReplaced), "repositoryReplaced")]
[JsonDerivedType(typeof(Renamed), "renamed")]
[JsonDerivedType(typeof(Archived), "archived")]
[JsonDerivedType(typeof(NewAuthor), "newAuthor")]
public abstract record Alarm
{
    private Alarm() { }

    /// <summary>A version's tag leads to another commit than before.</summary>
    /// <param name="Was">The commit that it led to, peeled; <paramref name="Now"/> likewise.</param>
    public sealed record TagMoved(string Tag, string Was, string Now) : Alarm;

    /// <summary>A version's tag is gone, and it was no release's.</summary>
    /// <param name="Was">The commit that it led to.</param>
    public sealed record TagRemoved(string Tag, string Was) : Alarm;

    public sealed record ReleaseWithdrawn(string Tag, Withdrawal How) : Alarm;

    /// <summary>Under the same name stands another repository now: the old one was deleted, or renamed and its name taken.</summary>
    /// <param name="Was">Its numeric id; <paramref name="Now"/> likewise.</param>
    public sealed record RepositoryReplaced(long Was, long Now) : Alarm;

    /// <param name="From">The watched <c>owner/name</c>.</param>
    /// <param name="To">Its name now.</param>
    public sealed record Renamed(string From, string To) : Alarm;

    public sealed record Archived : Alarm;

    /// <summary>The release that policy picks is by somebody who made none of those known before.</summary>
    public sealed record NewAuthor(string Tag, string Author) : Alarm;

    /// <summary>Whether no bump is made to what it is about until a person has acknowledged it; the others only warn.</summary>
    [JsonIgnore]
    public bool Blocks => this is TagMoved or TagRemoved or ReleaseWithdrawn or RepositoryReplaced;

    /// <summary>Whether people are asked about it by an issue; of a rename and a new author the next pull request tells.</summary>
    [JsonIgnore]
    public bool WantsIssue => Blocks || this is Archived;

    /// <summary>The tag that it is about; null = it is about the upstream as a whole.</summary>
    [JsonIgnore]
    public string? About => this switch
    {
        TagMoved moved => moved.Tag,
        TagRemoved removed => removed.Tag,
        ReleaseWithdrawn withdrawn => withdrawn.Tag,
        NewAuthor author => author.Tag,
        _ => null,
    };

    /// <summary>Whether what it tells of has gone back. Only what a look positively tells ends an alarm.</summary>
    /// <param name="told">Tag -> commit, as far as this very look told them.</param>
    public bool IsOver(Snapshot now, IReadOnlyDictionary<string, string> told) => this switch
    {
        TagMoved moved => told.TryGetValue(moved.Tag, out var commit) && commit == moved.Was,
        TagRemoved removed => told.TryGetValue(removed.Tag, out var commit) && commit == removed.Was,
        ReleaseWithdrawn withdrawn => now.Releases.Any(release => release.Tag == withdrawn.Tag && release.PublishedAt is not null
            && (release.Stage == ReleaseStage.Published || (release.Stage == ReleaseStage.Prerelease && withdrawn.How != Withdrawal.FlaggedPrerelease))),
        RepositoryReplaced replaced => now.RepositoryId == replaced.Was,
        Renamed renamed => !now.Repo.ToString().Equals(renamed.To, StringComparison.OrdinalIgnoreCase),
        Archived => now.Archived == false,
        NewAuthor author => !now.Releases.Any(release => release.Tag == author.Tag),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A sentence without its end, for logs; its tag and names are foreign text.</summary>
    public sealed override string ToString() => this switch
    {
        TagMoved moved => $"tag {moved.Tag} was moved from {Short(moved.Was)} to {Short(moved.Now)}",
        TagRemoved removed => $"tag {removed.Tag}, which was {Short(removed.Was)}, was removed",
        ReleaseWithdrawn { How: Withdrawal.Deleted } withdrawn => $"release {withdrawn.Tag} was deleted",
        ReleaseWithdrawn { How: Withdrawal.Draft } withdrawn => $"release {withdrawn.Tag} was turned into a draft",
        ReleaseWithdrawn withdrawn => $"release {withdrawn.Tag} was turned into a pre-release",
        RepositoryReplaced replaced => $"another repository stands under its name (id {replaced.Now}, was {replaced.Was})",
        Renamed renamed => $"{renamed.From} is now called {renamed.To}",
        Archived => "it was archived",
        NewAuthor author => $"{author.Author} released {author.Tag} and none of the releases known before",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Short(string commit) => commit[..Math.Min(10, commit.Length)];
}

/// <summary>An alarm as the ledger remembers it.</summary>
/// <param name="Since">When it was first seen.</param>
/// <param name="Told">When people were told; null = not yet.</param>
/// <param name="Acknowledged">When a person accepted it; null = it stands.</param>
public sealed record SeenAlarm(Alarm Alarm, DateTimeOffset Since, DateTimeOffset? Told = null, DateTimeOffset? Acknowledged = null)
{
    [JsonIgnore]
    public bool Stands => Acknowledged is null;
}
