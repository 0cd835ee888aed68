namespace Updaters.Makefile;

/// <summary>The variables of a makefile and their values, as the shell comes to see them: after the whole file was read.</summary>
internal sealed class MakeVariables
{
    private readonly Dictionary<string, Values> _values = new(StringComparer.Ordinal);

    /// <summary>Those whose value is put together over several lines, or comes from a command.</summary>
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);

    public MakeVariables(IEnumerable<MakeLine.Assignment> assignments)
    {
        foreach (var assignment in assignments)
        {
            if (assignment.Operator is "+=" or "!=")
                _unknown.Add(assignment.Name);
            else if (_values.TryGetValue(assignment.Name, out var values))
                values.Add(assignment);
            else
                _values[assignment.Name] = new Values(assignment);
        }
    }

    /// <summary>The assignment that holds; null = none does for certain.</summary>
    public MakeLine.Assignment? Of(string name, MakeScenario? scenario)
    {
        if (_unknown.Contains(name) || !_values.TryGetValue(name, out var values))
            return null;
        if (scenario is { Assignment: { } chosen } && chosen.Name == name)
            return chosen;
        return (scenario?.Branch is { } branch ? values.LastIn(branch) : null) ?? values.LastAnywhere;
    }

    /// <summary>The scenarios in which the variable has other values than without one.</summary>
    public IEnumerable<MakeScenario> Scenarios(string name)
    {
        if (_unknown.Contains(name) || !_values.TryGetValue(name, out var values))
            return [];
        return values.All.Where(assignment => !ReferenceEquals(assignment, values.LastAnywhere))
            .Select(assignment => assignment.Branch is { } branch ? new MakeScenario(branch, null) : new MakeScenario(null, assignment));
    }

    /// <summary>The assignments of one variable, in their order.</summary>
    private sealed class Values(MakeLine.Assignment first)
    {
        private readonly List<MakeLine.Assignment> _all = [first];

        public IReadOnlyList<MakeLine.Assignment> All => _all;

        /// <summary>The last one outside of all branches; null = there is none.</summary>
        public MakeLine.Assignment? LastAnywhere { get; private set; } = first.Branch is null ? first : null;

        public void Add(MakeLine.Assignment assignment)
        {
            _all.Add(assignment);
            if (assignment.Branch is null)
                LastAnywhere = assignment;
        }

        /// <summary>The last one that holds in the branch; null = there is none.</summary>
        public MakeLine.Assignment? LastIn(MakeBranch branch) => _all.Count == 1 && LastAnywhere is not null
            ? null
            : _all.FindLast(assignment => assignment.Branch is { } own && branch.IsWithin(own));
    }
}
