using BumpBot.Discovery;

namespace BumpBot.Commands;

/// <summary>What a person chooses of a first config.</summary>
internal sealed record InitChoices(IReadOnlyList<FoundUpstream> Watch, string Schedule, bool Workflow)
{
    /// <summary>Not at minute 0, when everybody's jobs start.</summary>
    private static readonly (string Words, string Cron)[] Schedules =
    [
        ("twice a day", "17 */12 * * *"),
        ("every hour", "17 * * * *"),
        ("once a day", "17 5 * * *"),
        ("once a week", "17 5 * * 1"),
    ];

    public static InitChoices Default(IReadOnlyList<FoundUpstream> found, bool workflow) => new(found, Schedules[0].Cron, workflow);

    /// <param name="offersWorkflow">Whether there is a place for one.</param>
    public static InitChoices Ask(Terminal terminal, InitChoices defaults, bool offersWorkflow)
    {
        var watch = terminal.AskWhich("Which of these should be watched?", defaults.Watch, upstream => $"{upstream.Repo} ({upstream.Places} in {upstream.Paths[0]}{(upstream.Paths.Count > 1 ? ", …" : "")})");
        var schedule = terminal.AskOne("How often should BumpBot look?", Schedules, one => one.Words).Cron;
        var workflow = defaults.Workflow || (offersWorkflow && terminal.AskYes($"Write {FirstWorkflow.Path} for GitHub Actions, too?"));
        return new InitChoices(watch, schedule, workflow);
    }
}
