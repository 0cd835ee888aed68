namespace BumpBot.Publishing;

/// <summary>What a forge that asks for a pause counts together.</summary>
public enum PausedRequests
{
    Rest,

    /// <summary>GraphQL has an hourly limit of its own.</summary>
    Queries,
}

/// <summary>The pauses that the forge asked any process of one identity for, where several work for it. A help to the others, so it never fails: what they do not learn here, the forge tells them.</summary>
public interface ISharedPauses
{
    /// <returns>Until when none of these requests may go out; null = nobody was asked to pause, or that cannot be told now.</returns>
    Task<DateTimeOffset?> UntilAsync(PausedRequests requests);

    Task TellAsync(PausedRequests requests, DateTimeOffset until);
}
