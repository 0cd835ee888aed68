namespace BumpBot.Model;

/// <summary>The words of <c>on:</c>.</summary>
public static class NoticeKinds
{
    /// <summary>In <c>on:</c>: all that is not named beside it comes with the digest.</summary>
    public const string Digest = "digest";

    public static readonly IReadOnlyList<(string Word, NoticeKind Kind)> All = [.. Enum.GetValues<NoticeKind>().Select(kind => (WordOf(kind), kind))];

    public static string WordOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Release => "release",
        NoticeKind.Breaking => "breaking",
        NoticeKind.Alarm => "alarm",
        NoticeKind.Opened => "opened",
        NoticeKind.Merged => "merged",
        NoticeKind.Failed => "failed",
        NoticeKind.ToCheck => "to-check",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
