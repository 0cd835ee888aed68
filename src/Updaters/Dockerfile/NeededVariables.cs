using System.Buffers;
using Updaters.Finding;

namespace Updaters.Dockerfile;

/// <summary>The variables that some instructions use, be it through others: no more of them need to be worked out.</summary>
internal sealed class NeededVariables
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly string _text;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private NeededVariables(string text) => _text = text;

    public bool AreNone => _names.Count == 0;

    /// <param name="read">Those that are to be read, in their order.</param>
    public static NeededVariables For(string text, IReadOnlyList<Instruction> instructions, IReadOnlyList<SurveyedInstruction> read)
    {
        var needed = new NeededVariables(text);
        var next = read.Count - 1;
        // What is used is set before, so that one way back through the file finds all.
        for (var i = next < 0 ? -1 : read[next].Index; i >= 0; i--)
        {
            if (read[next].Index == i)
                needed.AddUsedIn(instructions[i].WholeText(text).Span);
            else if (needed.MayBeSetBy(instructions[i]))
                needed.AddUsedIn(needed.Arguments(instructions[i]));
            if (next > 0 && read[next].Index == i)
                next--;
        }
        return needed;
    }

    /// <summary>Whether the instruction may set one of them. False is certain.</summary>
    public bool MayBeSetBy(Instruction instruction)
    {
        if (AreNone || !instruction.SetsVariables)
            return false;
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = Arguments(instruction);
        while (rest.IndexOfAny(NameCharacters) is var start and >= 0)
        {
            rest = rest[start..];
            var length = rest.IndexOfAnyExcept(NameCharacters) is var end and >= 0 ? end : rest.Length;
            if (names.Contains(rest[..length]))
                return true;
            rest = rest[length..];
        }
        return false;
    }

    private ReadOnlySpan<char> Arguments(Instruction instruction) =>
        instruction.LineCount == 1 ? _text.AsSpan(instruction.AllLines[0].Start, instruction.AllLines[0].Length) : instruction.Arguments(_text).Span;

    private void AddUsedIn(ReadOnlySpan<char> text)
    {
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        while (Leads.NextUse(ref text, out var name, out _))
            names.Add(name);
    }
}
