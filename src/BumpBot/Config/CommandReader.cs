using System.Diagnostics.CodeAnalysis;
using BumpBot.Config.Reading;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Config;

/// <summary>Reads a comment as a command: its first line alone, which begins with <c>/bumpbot</c>. Foreign text: strict, and short. Pure.</summary>
public static class CommandReader
{
    public const string Name = "/bumpbot";

    private const int MaxLine = 200;

    private static readonly string[] Words = ["rebase", "recreate", "merge", "close", "reopen", "snooze", "ignore", "unignore", "why", "help"];

    /// <summary>Whether the comment is meant for the bot at all.</summary>
    public static bool IsCommand(string comment) => TryCut(comment, out _);

    /// <returns>Null = it is no command.</returns>
    public static PersonCommand? Read(string comment)
    {
        if (!TryCut(comment, out var line))
            return null;
        if (line.Length > MaxLine)
            return new PersonCommand.Misspelt("that is too long for a command; /bumpbot help lists them");
        var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => new PersonCommand.Help(),
            [var word, .. var arguments] => Read(word.ToLowerInvariant(), string.Join(' ', arguments)),
        };
    }

    private static bool TryCut(string comment, [NotNullWhen(true)] out string? rest)
    {
        var end = comment.AsSpan().IndexOfAny('\r', '\n');
        var line = (end < 0 ? comment : comment[..end]).TrimEnd();
        var starts = line.StartsWith(Name, StringComparison.OrdinalIgnoreCase) && (line.Length == Name.Length || char.IsWhiteSpace(line[Name.Length]));
        rest = starts ? line[Name.Length..].Trim() : null;
        return starts;
    }

    private static PersonCommand Read(string word, string argument) => word switch
    {
        "rebase" => Alone(new PersonCommand.Rebase(), word, argument),
        "recreate" => Alone(new PersonCommand.Recreate(), word, argument),
        "merge" => Alone(new PersonCommand.Merge(), word, argument),
        "close" => Alone(new PersonCommand.Close(), word, argument),
        "reopen" => Alone(new PersonCommand.Reopen(), word, argument),
        "unignore" => Alone(new PersonCommand.Unignore(), word, argument),
        "help" => Alone(new PersonCommand.Help(), word, argument),
        "snooze" => AgeText.TryRead(argument, out var age)
            ? new PersonCommand.Snooze(age)
            : new PersonCommand.Misspelt("snooze needs a span of time of at most a year, such as /bumpbot snooze 14d; the units are m, h, d and w"),
        "ignore" => argument.Length > 0 && VersionRange.TryParse(argument.Trim('"', '\'', '`'), out var range)
            ? new PersonCommand.Ignore(range.Text)
            : new PersonCommand.Misspelt("ignore needs a range of versions, such as /bumpbot ignore 2.x, or >=1.2 <2"),
        "why" => argument.Length == 0 ? new PersonCommand.Why(null)
            : UpstreamId.TryParse(argument, out var upstream) ? new PersonCommand.Why(upstream)
            : new PersonCommand.Misspelt("why takes the name of a watched upstream, such as /bumpbot why owner/name, or nothing"),
        _ => new PersonCommand.Misspelt(NearestName.Of(word, Words) is { } nearest
            ? $"there is no such command; did you mean /bumpbot {nearest}?"
            : "there is no such command; /bumpbot help lists them"),
    };

    private static PersonCommand Alone(PersonCommand command, string word, string argument) =>
        argument.Length == 0 ? command : new PersonCommand.Misspelt($"{word} takes no argument; write /bumpbot {word} alone");
}
