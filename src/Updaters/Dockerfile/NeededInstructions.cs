using System.Buffers;
using Updaters.Finding;

namespace Updaters.Dockerfile;

/// <summary>The instructions that set the variables which some others use, be it through others: no more need to be worked out.</summary>
internal sealed class NeededInstructions
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly string _text;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private NeededInstructions(string text) => _text = text;

    /// <param name="read">Those that are to be read, in their order.</param>
    /// <returns>The numbers of the instructions, the first one on top; with those that begin the stages between them.</returns>
    public static Stack<int> For(string text, IReadOnlyList<Instruction> instructions, IReadOnlyList<SurveyedInstruction> read)
    {
        var variables = new NeededInstructions(text);
        var found = new Stack<int>();
        var next = read.Count - 1;
        // What is used is set before, so that one way back through the file finds all.
        for (var i = next < 0 ? -1 : read[next].Index; i >= 0; i--)
        {
            var instruction = instructions[i];
            var isRead = next >= 0 && read[next].Index == i;
            var isSetter = instruction.SetsVariables && variables.MayBeSetBy(instruction);
            if (isRead)
                variables.AddUsedIn(instruction.WholeText(text).Span);
            else if (isSetter)
                variables.AddUsedIn(variables.Arguments(instruction));
            if (isSetter || instruction.Keyword == "FROM")
                found.Push(i);
            if (isRead)
                next--;
        }
        return variables._names.Count == 0 ? [] : found;
    }

    /// <summary>Whether the instruction may set one of the variables found so far. False is certain.</summary>
    private bool MayBeSetBy(Instruction instruction)
    {
        if (_names.Count == 0)
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
