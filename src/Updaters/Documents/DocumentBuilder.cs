using Updaters.Keys;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>Puts a document together from what a parser comes across. What is open at the end is closed, so that a broken text gives what was read of it.</summary>
internal sealed class DocumentBuilder(string text)
{
    /// <summary>Deeper ones are not read: no file of people is.</summary>
    public const int Deepest = 200;

    private readonly List<DocumentNode.Map> _maps = [];
    private readonly List<DocumentNode.Value> _values = [];
    private readonly Stack<Level> _open = [];

    public int Depth => _open.Count;

    /// <summary>Whether the next value is a key.</summary>
    public bool ExpectsKey => _open.TryPeek(out var top) && top is { IsMap: true, HasKey: false };

    /// <summary>Whether the next value is an item of a list.</summary>
    public bool IsInList => _open.TryPeek(out var top) && !top.IsMap;

    public void OpenMap() => Open(isMap: true);

    public void OpenList() => Open(isMap: false);

    public void Key(TextSpan span)
    {
        if (_open.TryPeek(out var top))
            top.SetKey(span.Of(text), span);
    }

    public void Value(TextSpan span, ValueForm form)
    {
        var value = new DocumentNode.Value(span, form, NearestKey(), NextTrail());
        _values.Add(value);
        Add(value);
    }

    public void Empty() => Add(new DocumentNode.Empty());

    public void Close()
    {
        var closed = _open.Pop();
        if (closed.Entries is { } entries)
        {
            var map = new DocumentNode.Map(entries);
            _maps.Add(map);
            Add(map);
        }
        else
        {
            Add(new DocumentNode.List(closed.Items!));
        }
    }

    public Document End()
    {
        while (_open.Count > 0)
            Close();
        return new Document(_maps, _values);
    }

    private void Open(bool isMap) => _open.Push(new Level(isMap, NearestKey(), NextTrail()));

    private string NearestKey() => _open.TryPeek(out var top) ? top.Name ?? top.Inherited : "";

    private KeyTrail NextTrail() => !_open.TryPeek(out var top) ? KeyTrail.Root
        : top.IsMap ? top.Trail.Key(top.Name ?? "")
        : top.Trail.Item(top.Items!.Count);

    private void Add(DocumentNode node)
    {
        if (!_open.TryPeek(out var top))
            return;
        if (top.IsMap)
            top.AddEntry(node);
        else
            top.Items!.Add(node);
    }

    /// <summary>A map or list that is being read.</summary>
    private sealed class Level(bool isMap, string inherited, KeyTrail trail)
    {
        private TextSpan _keySpan;

        public bool IsMap => isMap;

        public string Inherited => inherited;

        public KeyTrail Trail => trail;

        public string? Name { get; private set; }

        public bool HasKey => Name is not null;

        public List<MapEntry>? Entries { get; } = isMap ? [] : null;

        public List<DocumentNode>? Items { get; } = isMap ? null : [];

        public void SetKey(string name, TextSpan span) => (Name, _keySpan) = (name, span);

        /// <summary>A map or list in a key's place becomes the key of an entry that has no name.</summary>
        public void AddEntry(DocumentNode node)
        {
            if (Name is null)
            {
                SetKey("", default);
                return;
            }
            Entries!.Add(new MapEntry(Name, _keySpan, node));
            Name = null;
        }
    }
}
