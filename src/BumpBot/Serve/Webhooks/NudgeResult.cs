namespace BumpBot.Serve.Webhooks;

/// <summary>What a delivery asks for. A closed family.</summary>
public abstract record NudgeResult
{
    private NudgeResult() { }

    /// <param name="All">Not empty.</param>
    public sealed record Nudges(IReadOnlyList<Nudge> All) : NudgeResult;

    /// <summary>Nothing in it concerns the bot.</summary>
    public sealed record Ignored : NudgeResult;

    /// <summary>It is none of the payloads that its event has.</summary>
    public sealed record Malformed : NudgeResult;
}
