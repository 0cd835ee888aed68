using System.Runtime.InteropServices;
using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>What is read with variables put in, each stretch for itself: values, lines of calls, and the recipe of each rule as one.</summary>
internal sealed class MakeStretches
{
    /// <summary>In the place of a variable's number.</summary>
    public const int None = -1;

    /// <summary>The lines of all stretches one behind another.</summary>
    private readonly List<TextSpan> _lines;

    /// <summary>Where in them each stretch ends.</summary>
    private readonly List<int> _ends;

    /// <summary>The number of the variable whose value each stretch is.</summary>
    private readonly List<int> _variables;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public MakeStretches(IReadOnlyList<MakeLine> lines)
    {
        (_lines, _ends, _variables) = (new(lines.Count), new(lines.Count), new(lines.Count));
        List<TextSpan> recipe = [];
        var block = 0;
        foreach (var line in lines)
        {
            switch (line)
            {
                case MakeLine.Recipe command:
                    if (command.Block != block)
                        AddRecipe(recipe);
                    block = command.Block;
                    recipe.Add(command.Span);
                    break;
                case MakeLine.Assignment assignment:
                    Add([assignment.Value], NumberOf(assignment.Name));
                    break;
                case MakeLine.Other or MakeLine.Rule:
                    Add([line.Span], None);
                    break;
            }
        }
        AddRecipe(recipe);
    }

    public int Count => _ends.Count;

    /// <summary>The lines of the stretch of that number.</summary>
    public ReadOnlySpan<TextSpan> this[int number] => CollectionsMarshal.AsSpan(_lines)[(number == 0 ? 0 : _ends[number - 1]).._ends[number]];

    /// <summary>The variables by their names, numbered from 0 on.</summary>
    public Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Variables => _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int VariableCount => _numbers.Count;

    /// <summary>The number of the variable whose value the stretch is; <see cref="None"/> where it is no value.</summary>
    public int VariableOf(int number) => _variables[number];

    /// <summary>The numbers of the stretches that have such a line.</summary>
    public IEnumerable<int> With(Predicate<TextSpan> isSuch)
    {
        var line = 0;
        for (var number = 0; number < _ends.Count; line = _ends[number++])
        {
            while (line < _ends[number] && !isSuch(_lines[line]))
                line++;
            if (line < _ends[number])
                yield return number;
        }
    }

    private void AddRecipe(List<TextSpan> lines)
    {
        if (lines.Count > 0)
            Add(CollectionsMarshal.AsSpan(lines), None);
        lines.Clear();
    }

    private int NumberOf(string variable)
    {
        if (!_numbers.TryGetValue(variable, out var number))
            _numbers[variable] = number = _numbers.Count;
        return number;
    }

    private void Add(ReadOnlySpan<TextSpan> lines, int variable)
    {
        _lines.AddRange(lines);
        _ends.Add(_lines.Count);
        _variables.Add(variable);
    }
}
