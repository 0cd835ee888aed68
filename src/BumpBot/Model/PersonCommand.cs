using Updaters.References;

namespace BumpBot.Model;

/// <summary>What a person asks of the bot, in a comment or by a tick. A closed family.</summary>
public abstract record PersonCommand
{
    private PersonCommand() { }

    /// <summary>The branch is made anew on the newest base.</summary>
    public sealed record Rebase : PersonCommand;

    /// <summary>The same, also where a person committed to the branch.</summary>
    public sealed record Recreate : PersonCommand;

    public sealed record Merge : PersonCommand;

    public sealed record Close : PersonCommand;

    public sealed record Reopen : PersonCommand;

    /// <param name="For">Zero = no longer.</param>
    public sealed record Snooze(TimeSpan For) : PersonCommand;

    /// <param name="Range">A range of versions.</param>
    public sealed record Ignore(string Range) : PersonCommand;

    public sealed record Unignore : PersonCommand;

    /// <param name="Upstream">Null = those that the thread is about.</param>
    public sealed record Why(UpstreamId? Upstream) : PersonCommand;

    public sealed record Help : PersonCommand;

    /// <summary>None of them, or with an argument that is none.</summary>
    /// <param name="Problem">What is wrong, and what to write instead.</param>
    public sealed record Misspelt(string Problem) : PersonCommand;
}

/// <summary>A command that no answer stands under yet, by a person who may give it.</summary>
/// <param name="Thread">The number of the pull request or issue that it stands under.</param>
/// <param name="Comment">The comment's id.</param>
/// <param name="By">The person's login.</param>
public sealed record AskedCommand(int Thread, long Comment, string By, DateTimeOffset At, PersonCommand Command);
