namespace BumpBot.Model;

/// <summary>How the bot's commits are made in a target.</summary>
public sealed record CommitSettings
{
    public static readonly CommitSettings Default = new();

    public CommitWay Via { get; init; } = CommitWay.Push;

    /// <summary>Null = the bot's own identity; by the API that of the token.</summary>
    public CommitIdentity? Author { get; init; }

    /// <summary>Null = as the author.</summary>
    public CommitIdentity? Committer { get; init; }

    /// <summary>Whether the message says who signs the commit off: the committer.</summary>
    public bool SignOff { get; init; }

    /// <summary>Who commits where anybody is named; null = nobody is.</summary>
    public CommitIdentity? NamedCommitter => Committer ?? Author;
}

/// <summary>Who makes the commits.</summary>
public enum CommitWay
{
    /// <summary>The bot, by git; its key signs them where it has one.</summary>
    Push,

    /// <summary>The forge, through its API; it signs them.</summary>
    Api,
}

/// <summary>A person or program as git names it.</summary>
public sealed record CommitIdentity(string Name, string Email)
{
    public override string ToString() => $"{Name} <{Email}>";
}
