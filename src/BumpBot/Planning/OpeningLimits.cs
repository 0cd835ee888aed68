using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>What holds new pull requests back: how many are open, how many were opened lately, and the time. Refreshes are never held back.</summary>
/// <param name="open">How many of the bot's pull requests stay open.</param>
internal sealed class OpeningLimits(PlanInput input, int open)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly PullSettings _settings = input.Settings.Pulls;
    private int _open = open + input.OpenedBefore;
    private int _lately = input.OpenedBefore + input.Standing.Pulls.Concat(input.Standing.Elsewhere).Count(pull => pull.OpenedAt is { } at && input.Now - at < Hour);

    /// <returns>Null = it may be opened, and is counted.</returns>
    /// <param name="replaces">How many open ones it takes the place of.</param>
    public BumpReason? Refusal(int replaces)
    {
        if (_settings.Window?.OpensLaterThan(input.Now, input.Zone) is { } opens)
            return new BumpReason.OutsideWindow(opens);
        if (_settings.Limit > 0 && _open - replaces >= _settings.Limit)
            return new BumpReason.LimitReached(_settings.Limit);
        if (_settings.PerHour > 0 && _lately >= _settings.PerHour)
            return new BumpReason.HourlyLimitReached(_settings.PerHour);
        _open += 1 - replaces;
        _lately++;
        return null;
    }
}
