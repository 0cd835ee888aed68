namespace BumpBot.Model;

/// <summary>What a person's command comes to: its effect, then a reaction and one line, which say that it is carried out.</summary>
public sealed record PlannedAnswer(AskedCommand Asked, CommandEffect Effect, Reply Reply)
{
    /// <summary>The branch without whose push there is nothing to answer yet; null = the answer depends on none.</summary>
    public string? Branch { get; init; }
}

/// <param name="Text">Markdown, with all that is foreign in it made harmless.</param>
public sealed record Reply(Reaction Reaction, string Text);

/// <summary>What is shown at the command itself.</summary>
public enum Reaction
{
    Done,
    Refused,
}

/// <summary>What is done about a command beside the plan's own pull requests. A closed family; each can be repeated without harm.</summary>
public abstract record CommandEffect
{
    private CommandEffect() { }

    /// <summary>Nothing, or what the plan does anyhow.</summary>
    public sealed record None : CommandEffect;

    /// <summary>The thread's body is written with what was said in its mark.</summary>
    public sealed record Remember(int Number, bool IsPull, string Title, string Body) : CommandEffect;

    /// <param name="Head">Nothing else is merged.</param>
    public sealed record Merge(int Number, string Head) : CommandEffect;

    /// <summary>Closed as a person would close it: without a reason in the mark.</summary>
    public sealed record Decline(int Number) : CommandEffect;

    /// <param name="Body">Without the reason for which the bot had closed it.</param>
    public sealed record Reopen(int Number, string Body) : CommandEffect;
}
