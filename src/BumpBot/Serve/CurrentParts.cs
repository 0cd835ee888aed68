namespace BumpBot.Serve;

/// <summary>The parts that hold now. Those that were replaced are disposed of when the last work with them has ended.</summary>
public sealed class CurrentParts(ServedParts first) : IDisposable
{
    private readonly Lock _lock = new();
    private Generation _current = new(first);

    public ServedConfig Config => Volatile.Read(ref _current).Parts.Config;

    /// <summary>For one piece of work.</summary>
    /// <returns>To be disposed of when it has ended.</returns>
    public PartsInUse Use()
    {
        lock (_lock)
            return new PartsInUse(this, _current.Enter());
    }

    public void Replace(ServedParts next)
    {
        Generation old;
        lock (_lock)
            (old, _current) = (_current, new Generation(next));
        Leave(old);
    }

    public void Dispose() => Leave(_current);

    private void Leave(Generation generation)
    {
        lock (_lock)
        {
            if (!generation.Leave())
                return;
        }
        generation.Parts.Owned.Dispose();
    }

    /// <summary>Parts with the number of those that hold on to them; the first is the service itself.</summary>
    internal sealed class Generation(ServedParts parts)
    {
        private int _holders = 1;

        public ServedParts Parts => parts;

        public Generation Enter()
        {
            _holders++;
            return this;
        }

        /// <returns>Whether nobody is left.</returns>
        public bool Leave() => --_holders == 0;
    }

    /// <summary>Parts that stay as long as this is not disposed of.</summary>
    public sealed class PartsInUse : IDisposable
    {
        private readonly CurrentParts _owner;
        private readonly Generation _generation;
        private int _isLeft;

        internal PartsInUse(CurrentParts owner, Generation generation) => (_owner, _generation) = (owner, generation);

        public ServedParts Parts => _generation.Parts;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
                _owner.Leave(_generation);
        }
    }
}
