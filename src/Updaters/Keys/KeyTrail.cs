namespace Updaters.Keys;

/// <summary>
/// The keys and indexes that lead from a document's root to a place in it, from the last one up. Trails share their beginnings, so that one
/// costs the same however deep it is.
/// </summary>
public abstract record KeyTrail
{
    private KeyTrail(int depth) => Depth = depth;

    /// <summary>How many steps it has; 0 = the root.</summary>
    public int Depth { get; }

    /// <summary>The document itself.</summary>
    public static readonly KeyTrail Root = new Start();

    /// <summary>The value of a key of the map at this place.</summary>
    public KeyTrail Key(string name) => new ToKey(this, name);

    /// <summary>An item, from 0, of the list at this place.</summary>
    public KeyTrail Item(int index) => new ToItem(this, index);

    public sealed record Start() : KeyTrail(0);

    public sealed record ToKey(KeyTrail From, string Name) : KeyTrail(From.Depth + 1);

    public sealed record ToItem(KeyTrail From, int Index) : KeyTrail(From.Depth + 1);
}
