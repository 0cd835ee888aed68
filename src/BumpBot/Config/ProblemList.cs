namespace BumpBot.Config;

/// <summary>Gathers what is wrong with one config file.</summary>
internal sealed class ProblemList(string file)
{
    /// <summary>A person mends a few at a time; a hostile file could have hundreds of thousands.</summary>
    public const int Most = 200;

    // A set: a value that aliases repeat is wrong once.
    private readonly HashSet<ConfigProblem> _problems = [];
    private bool _more;

    public bool IsEmpty => _problems.Count == 0;

    /// <summary>Further problems are only counted: nothing needs to be worked out for them.</summary>
    public bool IsFull => _problems.Count >= Most;

    public void Add(Position at, string problem, string remedy)
    {
        if (!IsFull)
            _problems.Add(new ConfigProblem(file, at.Line, at.Column, problem, remedy));
        else
            _more = true;
    }

    public IReadOnlyList<ConfigProblem> InOrder()
    {
        var ordered = _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList();
        if (_more)
            ordered.Add(ordered[^1] with { Problem = $"there are more than {Most} problems", Remedy = "mend these first" });
        return ordered;
    }
}
