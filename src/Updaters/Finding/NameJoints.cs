using System.Buffers;

namespace Updaters.Finding;

/// <summary>
/// Whether an upstream's name may come about where variables are put into a text, and quotes and escapes taken away, though neither the text
/// nor a value has it whole: <c>rip$REST</c>, <c>${A}${B}</c>, <c>rip"grep"</c>.
/// </summary>
/// <remarks>For shells' and Dockerfiles' variables. It looks closer than <see cref="BrokenWords"/>, at parts of files of which most have variables.</remarks>
internal sealed class NameJoints
{
    /// <summary>All that may stand between the letters of a name and vanish: signs of variables, quotes, escapes.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("$}\"'\\`");

    private static readonly SearchValues<char> Words = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>What names begin with, in any case; null = every text may have one.</summary>
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _beginnings;

    private readonly int _longest;

    /// <param name="runs">The runs of letters and digits of which each name has one; null = not known.</param>
    public NameJoints(IReadOnlyList<string>? runs)
    {
        if (runs is null)
            return;
        _beginnings = runs.SelectMany(run => Enumerable.Range(1, run.Length - 1).Select(length => run[..length]))
            .ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = runs.Count == 0 ? 0 : runs.Max(run => run.Length) - 1;
    }

    /// <summary>Whether a part of a name may stand beside a variable, a quote or an escape of the text. False is certain.</summary>
    public bool MayBeIn(ReadOnlySpan<char> text)
    {
        if (_beginnings is null)
            return true;
        for (var (at, next) = (0, text.IndexOfAny(Signs)); next >= 0; next = text[at..].IndexOfAny(Signs))
        {
            at += next;
            if (IsJoint(text[..at], text[at], text[(at + 1)..]))
                return true;
            at++;
        }
        return false;
    }

    private bool IsJoint(ReadOnlySpan<char> before, char sign, ReadOnlySpan<char> rest) => sign switch
    {
        '$' => Replaces(rest) || MayBegin(before),
        '}' => rest is [var next, ..] && (next == '$' || char.IsAsciiLetterOrDigit(next)),
        // The last letter may be that of a variable's name.
        _ => before is [.., var last] && (Words.Contains(last) || Signs.Contains(last)) && rest is [var next, ..] && (char.IsAsciiLetterOrDigit(next) || Signs.Contains(next)),
    };

    /// <summary><c>${NAME/…/…}</c> writes text into the value.</summary>
    private static bool Replaces(ReadOnlySpan<char> variable) =>
        variable is ['{', ..] && variable[1..].IndexOfAnyExcept(Words) is var end and >= 0 && variable[1 + end] == '/';

    /// <summary>Whether the text before a variable ends with another variable, or as a name may begin.</summary>
    private bool MayBegin(ReadOnlySpan<char> before)
    {
        var start = before.LastIndexOfAnyExcept(Words) + 1;
        if (start > 0 && before[start - 1] == '$')
            return true;
        var word = before[start..];
        for (var length = Math.Min(word.Length, _longest); length > 0; length--)
        {
            if (_beginnings!.Value.Contains(word[^length..]))
                return true;
        }
        return false;
    }
}
