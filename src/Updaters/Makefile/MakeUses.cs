using Updaters.Finding;

namespace Updaters.Makefile;

/// <summary>Which of a makefile's variables are used where: looked up once, asked often.</summary>
internal sealed class MakeUses
{
    /// <summary>The longest chain of variables that is followed.</summary>
    private const int MostSteps = 8;

    private readonly MakeStretches _stretches;

    /// <summary>The stretches that use the variables, those of each behind those of the one before it.</summary>
    private readonly int[] _users;

    /// <summary>Where among <see cref="_users"/> those of each variable begin; the last one is where all end.</summary>
    private readonly int[] _firstUser;

    public MakeUses(string text, MakeStretches stretches)
    {
        _stretches = stretches;
        var uses = UsesIn(text, stretches);
        _firstUser = new int[stretches.VariableCount + 1];
        foreach (var (variable, _) in uses)
            _firstUser[variable + 1]++;
        for (var i = 1; i < _firstUser.Length; i++)
            _firstUser[i] += _firstUser[i - 1];
        _users = new int[uses.Count];
        var next = _firstUser.AsSpan().ToArray();
        foreach (var (variable, stretch) in uses)
            _users[next[variable]++] = stretch;
    }

    /// <summary>For each stretch whether it is one of those given, or uses a variable whose value is one, be it through others.</summary>
    public bool[] Reached(IEnumerable<int> stretches)
    {
        var reached = new bool[_stretches.Count];
        var isFollowed = new bool[_stretches.VariableCount];
        List<int> variables = [];
        foreach (var stretch in stretches)
            Reach(stretch);
        for (var (step, first) = (0, 0); step <= MostSteps && first < variables.Count; step++)
        {
            var last = variables.Count;
            for (; first < last; first++)
            {
                foreach (var stretch in _users.AsSpan(_firstUser[variables[first]].._firstUser[variables[first] + 1]))
                    Reach(stretch);
            }
        }
        return reached;

        void Reach(int stretch)
        {
            reached[stretch] = true;
            if (_stretches.VariableOf(stretch) is not MakeStretches.None and var variable && !isFollowed[variable])
            {
                isFollowed[variable] = true;
                variables.Add(variable);
            }
        }
    }

    private static List<(int Variable, int Stretch)> UsesIn(string text, MakeStretches stretches)
    {
        List<(int Variable, int Stretch)> uses = [];
        var known = stretches.Variables;
        for (var i = 0; i < stretches.Count; i++)
        {
            foreach (var line in stretches[i])
            {
                var rest = text.AsSpan(line.Start, line.Length);
                while (Leads.NextUse(ref rest, out var name, out var makeName))
                {
                    if (known.TryGetValue(name, out var variable))
                        uses.Add((variable, i));
                    if (makeName.Length != name.Length && known.TryGetValue(makeName, out variable))
                        uses.Add((variable, i));
                }
            }
        }
        return uses;
    }
}
