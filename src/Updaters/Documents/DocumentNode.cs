using Updaters.Keys;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>A part of a structured file (YAML, JSON), with its places in the text. A closed family.</summary>
internal abstract record DocumentNode
{
    private DocumentNode() { }

    /// <summary>A text, number or the like.</summary>
    /// <param name="Span">Without quotes; of a <see cref="ValueForm.Block"/> the lines behind its header.</param>
    /// <param name="Key">The key that leads to it, be it through lists; empty where there is none.</param>
    public sealed record Value(TextSpan Span, ValueForm Form, string Key, KeyTrail Trail) : DocumentNode;

    public sealed record Map(IReadOnlyList<MapEntry> Entries) : DocumentNode
    {
        /// <summary>Fewer are looked through as fast.</summary>
        private const int Many = 16;

        private Dictionary<string, DocumentNode>? _byKey;

        /// <summary>The value of the first of these keys that has a plain or quoted one.</summary>
        public Value? Find(params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
            {
                if (At(key) is Value { Form: not ValueForm.Block } value)
                    return value;
            }
            return null;
        }

        /// <summary>What the first such key has.</summary>
        public DocumentNode? At(string key)
        {
            if (Entries.Count >= Many)
                return (_byKey ??= FirstByKey()).GetValueOrDefault(key);
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                    return entry.Value;
            }
            return null;
        }

        private Dictionary<string, DocumentNode> FirstByKey()
        {
            Dictionary<string, DocumentNode> byKey = new(StringComparer.Ordinal);
            foreach (var entry in Entries)
                byKey.TryAdd(entry.Key, entry.Value);
            return byKey;
        }
    }

    public sealed record List(IReadOnlyList<DocumentNode> Items) : DocumentNode;

    /// <summary>An alias of a place elsewhere, or nothing.</summary>
    public sealed record Empty : DocumentNode;
}

/// <param name="Key">As the file writes it.</param>
/// <param name="KeySpan">Where it stands, without quotes.</param>
internal readonly record struct MapEntry(string Key, TextSpan KeySpan, DocumentNode Value);
