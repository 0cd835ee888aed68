using System.Globalization;
using BumpBot.Config;
using BumpBot.Model;

namespace BumpBot.Targets;

/// <summary>A comment under a pull request or issue, as the forge tells it.</summary>
public sealed record ThreadComment(long Id, string Author, DateTimeOffset At, string Text);

/// <summary>Which comments of a thread are commands that no answer of the bot's stands under yet. Pure.</summary>
public static class ThreadComments
{
    /// <summary>In one thread at once; further ones follow when these are answered.</summary>
    private const int MaxUnanswered = 10;

    private const string AnswerStart = "<!-- bumpbot-answer ";
    private const string AnswerEnd = " -->";

    /// <summary>The line by which the bot knows its answer again, without any memory.</summary>
    public static string AnswerLine(long comment) => string.Create(CultureInfo.InvariantCulture, $"{AnswerStart}{comment}{AnswerEnd}");

    public static string AnswerBody(long comment, string text) => $"{text}\n\n{AnswerLine(comment)}";

    /// <summary>What matters of a comment: a command, or an answer that only the bot is believed.</summary>
    public static bool Matters(ThreadComment comment, string bot) => CommandReader.IsCommand(comment.Text) || (IsBots(comment, bot) && Answered(comment.Text).Any());

    /// <param name="bot">The bot's login.</param>
    public static IReadOnlyList<ThreadComment> Unanswered(IReadOnlyCollection<ThreadComment> comments, string bot)
    {
        var answered = comments.Where(comment => IsBots(comment, bot)).SelectMany(comment => Answered(comment.Text)).ToHashSet();
        return [.. comments
            .Where(comment => !answered.Contains(comment.Id) && CommandReader.IsCommand(comment.Text))
            .OrderBy(comment => comment.Id)
            .Take(MaxUnanswered)];
    }

    public static AskedCommand Asked(int thread, ThreadComment comment) =>
        new(thread, comment.Id, comment.Author, comment.At, CommandReader.Read(comment.Text)!);

    private static bool IsBots(ThreadComment comment, string bot) => comment.Author.Equals(bot, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<long> Answered(string text) => text
        .ReplaceLineEndings("\n")
        .Split('\n')
        .Where(line => line.StartsWith(AnswerStart, StringComparison.Ordinal) && line.TrimEnd().EndsWith(AnswerEnd, StringComparison.Ordinal))
        .Select(line => long.TryParse(line.TrimEnd()[AnswerStart.Length..^AnswerEnd.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null)
        .OfType<long>();
}
