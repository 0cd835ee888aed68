namespace BumpBot.Tests.Runs;

/// <summary>Counts the effects of a run, and can end it at any of them: from then on nothing has an effect any more, as after a kill.</summary>
internal sealed class Life
{
    private int _left = int.MaxValue;

    /// <summary>What was done, in order.</summary>
    public List<string> Effects { get; } = [];

    /// <summary>Told of each effect when it happens.</summary>
    public Action<string> OnEffect { get; set; } = _ => { };

    /// <summary>A new process, which is killed after this many effects.</summary>
    public void Begin(int effects = int.MaxValue)
    {
        _left = effects;
        Effects.Clear();
    }

    /// <summary>To be called before each effect.</summary>
    public void Spend(string effect)
    {
        if (_left == 0)
            _left = -1;
        if (_left < 0)
            throw new KilledException();
        _left--;
        Effects.Add(effect);
        OnEffect(effect);
    }
}

internal sealed class KilledException : Exception;
