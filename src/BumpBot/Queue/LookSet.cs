namespace BumpBot.Queue;

/// <summary>
/// The set in memory: all states, and which key comes next. It decides and does no I/O: each change is a line to be written down. Whoever uses
/// it lets one at a time do so.
/// </summary>
internal sealed class LookSet
{
    private readonly QueueRules _rules;

    /// <summary>What waits and what is taken.</summary>
    private readonly Dictionary<LookKey, LookState> _live = [];

    private readonly Dictionary<LookKey, LookState.LaidAside> _laidAside = [];
    private readonly LookTurns _turns = new();
    private List<QueueLine> _changes = [];

    /// <summary>Takes a set up that another process left: what was taken there waits again.</summary>
    public LookSet(IReadOnlyDictionary<LookKey, LookState> left, QueueRules rules, DateTimeOffset now)
    {
        _rules = rules;
        foreach (var (key, state) in left.OrderBy(one => Since(one.Value)))
            Set(key, state is LookState.Taken taken ? taken.Orphaned(now, rules) : state);
    }

    /// <summary>Every key with its state, for a log that is written anew.</summary>
    public IEnumerable<QueueLine> Lines =>
        _live.Select(one => new QueueLine(one.Key.ToString()!, one.Value)).Concat(_laidAside.Select(one => new QueueLine(one.Key.ToString()!, one.Value)));

    /// <summary>How many lines those are.</summary>
    public int Count => _live.Count + _laidAside.Count;

    /// <summary>When a key that is in a pause may be taken; null = none is in one.</summary>
    public DateTimeOffset? NextDue => _turns.NextDue;

    /// <summary>What changed since this was asked last.</summary>
    public IReadOnlyList<QueueLine> TakeChanges()
    {
        var changes = _changes;
        _changes = [];
        return changes;
    }

    public Acceptance Add(IReadOnlyCollection<LookKey> keys, DateTimeOffset now)
    {
        var distinct = keys.Distinct().ToList();
        var more = distinct.Count(key => !_live.ContainsKey(key));
        if (more > 0 && _live.Count + more > _rules.Places)
            return Acceptance.Full;
        var areThere = distinct.TrueForAll(key => LookState.IsWaiting(_live.GetValueOrDefault(key)));
        foreach (var key in distinct)
            Set(key, LookState.Add(_live.GetValueOrDefault(key), now));
        return areThere ? Acceptance.AlreadyThere : Acceptance.Accepted;
    }

    /// <summary>The next look, which is out then; null = there is none now.</summary>
    public (LookKey Key, LookState.Taken State)? Take(DateTimeOffset now)
    {
        if (_turns.Take(now) is not { } key)
            return null;
        var taken = ((LookState.Waiting)_live[key]).Take();
        Set(key, taken);
        return (key, taken);
    }

    /// <param name="end">From the state of the taken key to the one after the look; null = it leaves the set.</param>
    public void End(LookKey key, Func<LookState.Taken, LookState?> end)
    {
        var after = end((LookState.Taken)_live[key]);
        _turns.GiveBack(key);
        Set(key, after);
    }

    public QueueState State()
    {
        var since = _live.Values.OfType<LookState.Waiting>().Select(waiting => waiting.Since).ToList();
        var aside = _laidAside.Select(one => new LaidAsideLook(one.Key, one.Value.At, one.Value.Attempts, one.Value.Why)).OrderByDescending(one => one.At);
        return new QueueState(since.Count, _live.Count - since.Count, since.Count == 0 ? null : since.Min(), [.. aside]);
    }

    private void Set(LookKey key, LookState? state)
    {
        var wasWaiting = _live.GetValueOrDefault(key) is LookState.Waiting;
        if (state is LookState.Waiting or LookState.Taken)
            _live[key] = state;
        else
            _live.Remove(key);
        if (state is LookState.LaidAside aside)
            _laidAside[key] = aside;
        else
            _laidAside.Remove(key);
        if (state is LookState.Waiting { NotBefore: var notBefore } && !wasWaiting)
            _turns.Add(key, notBefore);
        _changes.Add(new QueueLine(key.ToString()!, state));
        if (_laidAside.Count > QueueRules.LaidAsideKept)
            Set(_laidAside.MinBy(one => one.Value.At).Key, null);
    }

    private static DateTimeOffset Since(LookState state) => state switch
    {
        LookState.Waiting waiting => waiting.Since,
        LookState.Taken taken => taken.Since,
        LookState.LaidAside aside => aside.At,
        _ => throw new InvalidOperationException($"{state.GetType()} is no state of the family"),
    };
}
