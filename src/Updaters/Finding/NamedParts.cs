using System.Text;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Says of the parts of a text whether an upstream may be named there.</summary>
internal sealed class NamedParts
{
    private readonly NameSearch _names;

    /// <summary>A byte for each character: names are ASCII, and what Latin-1 has no byte for becomes a question mark.</summary>
    private readonly byte[] _bytes;

    public NamedParts(string text, IReadOnlyList<Upstream> upstreams) =>
        (_names, _bytes) = (NameSearch.For(upstreams), Encoding.Latin1.GetBytes(text));

    /// <summary>False is certain.</summary>
    public bool MayName(TextSpan part) => _names.MayName(_bytes.AsSpan(part.Start, part.Length));
}
