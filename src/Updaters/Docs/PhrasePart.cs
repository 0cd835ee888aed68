namespace Updaters.Docs;

/// <summary>What a part of a pattern may begin with.</summary>
/// <param name="Text">
/// In lower case; <see cref="Digit"/> stands for any digit, <see cref="Digits"/> and <see cref="Gap"/> for a run of digits and of white space;
/// <see cref="Word"/>, at its start alone, says that a word begins there.
/// </param>
/// <param name="IsOpen">What follows the part in the pattern goes on right behind it.</param>
internal readonly record struct PhrasePart(string Text, bool IsOpen)
{
    public const char Digit = '0';

    public const char Digits = '1';

    public const char Gap = ' ';

    public const char Word = '\b';

    /// <summary>The text's start, whatever follows.</summary>
    public const char Start = '\x02';

    /// <summary>Anything, any number of times: it ends a beginning.</summary>
    public const char Any = '\0';

    /// <summary>More beginnings than this are no help.</summary>
    public const int Most = 5000;

    private const int Longest = 12;

    public static readonly PhrasePart[] Nothing = [new("", true)];

    public static readonly PhrasePart[] AtStart = [new(Start.ToString(), false)];

    public static readonly PhrasePart[] Unknown = [new(Any.ToString(), true)];

    /// <summary>What two parts begin with, one behind the other.</summary>
    public static PhrasePart[] Joined(PhrasePart[] before, PhrasePart[] behind)
    {
        if (before.Length * behind.Length > Most)
            return [.. before.Select(part => part.Text is "" or "\b" ? Unknown[0] : part with { IsOpen = false })];
        return [.. before.SelectMany(part => part.IsOpen ? behind.Select(next => Joined(part.Text, next)) : [part]).Distinct()];
    }

    private static PhrasePart Joined(string before, PhrasePart next)
    {
        if (before is [Any, ..])
            return new PhrasePart(before, false);
        var follows = next.Text.TrimStart(Word);
        if (follows is "")
            return next with { Text = before is "" ? next.Text : before };
        if (before is "")
            return next;
        if (before is "\b")
            return char.IsLetterOrDigit(follows[0]) ? next with { Text = Word + follows } : next;
        return follows[0] is Any or Start || before.Length >= Longest || (before[^1] == Gap && follows[0] == Gap) || (before[^1] == Digits && follows[0] is Digit or Digits)
            ? new PhrasePart(before, false)
            : next with { Text = before + follows };
    }
}
