namespace BumpBot.Model;

/// <summary>What a notice is about, as <c>on:</c> names it.</summary>
public enum NoticeKind
{
    /// <summary>Any release, one that looks breaking too.</summary>
    Release,

    /// <summary>A release that looks breaking.</summary>
    Breaking,

    Alarm,

    /// <summary>A pull request was opened.</summary>
    Opened,

    /// <summary>A pull request was merged, by whomever.</summary>
    Merged,

    /// <summary>Something could not be done.</summary>
    Failed,

    /// <summary>A followed branch moved, or a followed issue was opened.</summary>
    ToCheck,
}
