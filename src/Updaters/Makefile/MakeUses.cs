using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>Which of a makefile's variables are used where: looked up once, asked often.</summary>
internal sealed class MakeUses
{
    /// <summary>The longest chain of variables that is followed.</summary>
    private const int MostSteps = 8;

    private readonly string _text;
    private readonly Dictionary<string, Users> _users = new(StringComparer.Ordinal);

    /// <param name="stretches">Each of one or more lines.</param>
    public MakeUses(string text, IReadOnlyList<MakeLine.Assignment> assignments, IReadOnlyList<IReadOnlyList<TextSpan>> stretches)
    {
        _text = text;
        foreach (var assignment in assignments)
            _users.TryAdd(assignment.Name, new Users());
        foreach (var assignment in assignments)
            ForEachUsed(assignment.Value, users => users.Variables.Add(assignment.Name));
        for (var i = 0; i < stretches.Count; i++)
        {
            var number = i;
            foreach (var line in stretches[i])
                ForEachUsed(line, users => users.Stretches.Add(number));
        }
    }

    /// <summary>The variables, and those whose values use them, be it through others.</summary>
    public HashSet<string> Closed(IEnumerable<string> variables)
    {
        HashSet<string> closed = new(variables, StringComparer.Ordinal);
        List<string> reached = [.. closed];
        for (var step = 0; step < MostSteps && reached.Count > 0; step++)
            reached = [.. reached.Where(_users.ContainsKey).SelectMany(name => _users[name].Variables).Where(closed.Add)];
        return closed;
    }

    /// <summary>The numbers of the stretches that use one of the variables.</summary>
    public IEnumerable<int> StretchesUsing(IEnumerable<string> variables) => variables.Where(_users.ContainsKey).SelectMany(name => _users[name].Stretches);

    private void ForEachUsed(TextSpan span, Action<Users> note)
    {
        var rest = _text.AsSpan(span.Start, span.Length);
        var known = _users.GetAlternateLookup<ReadOnlySpan<char>>();
        while (Leads.NextUse(ref rest, out var name, out var makeName))
        {
            if (known.TryGetValue(name, out var users))
                note(users);
            if (makeName.Length != name.Length && known.TryGetValue(makeName, out var others))
                note(others);
        }
    }

    /// <summary>The variables and the stretches that use a variable.</summary>
    private sealed class Users
    {
        private List<string>? _variables;
        private List<int>? _stretches;

        public List<string> Variables => _variables ??= [];

        public List<int> Stretches => _stretches ??= [];
    }
}
