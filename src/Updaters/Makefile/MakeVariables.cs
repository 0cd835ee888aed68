namespace Updaters.Makefile;

/// <summary>The variables of a makefile and their values, as the shell comes to see them: after the whole file was read.</summary>
internal sealed class MakeVariables
{
    private readonly Dictionary<string, List<MakeLine.Assignment>> _assignments = new(StringComparer.Ordinal);

    /// <summary>Those whose value is put together over several lines, or comes from a command.</summary>
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);

    public MakeVariables(IEnumerable<MakeLine.Assignment> assignments)
    {
        foreach (var assignment in assignments)
        {
            if (assignment.Operator is "+=" or "!=")
                _unknown.Add(assignment.Name);
            else if (_assignments.TryGetValue(assignment.Name, out var all))
                all.Add(assignment);
            else
                _assignments[assignment.Name] = [assignment];
        }
    }

    /// <summary>The assignment that holds; null = none does for certain.</summary>
    public MakeLine.Assignment? Of(string name, MakeScenario? scenario)
    {
        if (_unknown.Contains(name) || !_assignments.TryGetValue(name, out var all))
            return null;
        if (scenario is { Assignment: { } chosen } && chosen.Name == name)
            return chosen;
        return (scenario?.Branch is { } branch ? all.FindLast(assignment => assignment.Branch is { } own && branch.IsWithin(own)) : null)
            ?? all.FindLast(assignment => assignment.Branch is null);
    }

    /// <summary>The scenarios in which the variable has other values than without one.</summary>
    public IEnumerable<MakeScenario> Scenarios(string name)
    {
        if (_unknown.Contains(name) || !_assignments.TryGetValue(name, out var all))
            return [];
        var last = all.FindLast(assignment => assignment.Branch is null);
        return all.Where(assignment => assignment != last)
            .Select(assignment => assignment.Branch is { } branch ? new MakeScenario(branch, null) : new MakeScenario(null, assignment));
    }
}
