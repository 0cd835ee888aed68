namespace BumpBot.Queue;

/// <summary>
/// Which waiting key comes next: those that have a turn in common have one place among all, however many they are, and one of them is out at a time.
/// </summary>
internal sealed class LookTurns
{
    private sealed class Turn
    {
        public Queue<LookKey> Ready { get; } = [];

        public bool IsOut { get; set; }
    }

    private readonly Dictionary<LookKey, Turn> _turns = [];

    /// <summary>Each turn that has a ready key and is not out, once.</summary>
    private readonly Queue<Turn> _rotation = [];

    private readonly PriorityQueue<LookKey, DateTimeOffset> _paused = new();

    /// <summary>When the next pause ends; null = none is in a pause.</summary>
    public DateTimeOffset? NextDue => _paused.TryPeek(out _, out var due) ? due : null;

    /// <param name="notBefore">The end of its pause; null = it is in none.</param>
    public void Add(LookKey key, DateTimeOffset? notBefore)
    {
        if (notBefore is { } due)
            _paused.Enqueue(key, due);
        else
            AddReady(key);
    }

    /// <summary>Takes the next key, and its turn with it; null = none may be taken now.</summary>
    public LookKey? Take(DateTimeOffset now)
    {
        while (_paused.TryPeek(out var key, out var due) && due <= now)
        {
            _paused.Dequeue();
            AddReady(key);
        }
        if (!_rotation.TryDequeue(out var turn))
            return null;
        turn.IsOut = true;
        return turn.Ready.Dequeue();
    }

    /// <summary>The look at a taken key has ended: others of its turn may be taken.</summary>
    public void GiveBack(LookKey key)
    {
        var turn = _turns[key.Turn];
        turn.IsOut = false;
        if (turn.Ready.Count > 0)
            _rotation.Enqueue(turn);
        else
            _turns.Remove(key.Turn);
    }

    private void AddReady(LookKey key)
    {
        if (!_turns.TryGetValue(key.Turn, out var turn))
            _turns[key.Turn] = turn = new Turn();
        turn.Ready.Enqueue(key);
        if (!turn.IsOut && turn.Ready.Count == 1)
            _rotation.Enqueue(turn);
    }
}
