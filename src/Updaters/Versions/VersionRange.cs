using System.Diagnostics.CodeAnalysis;

namespace Updaters.Versions;

/// <summary>A range as <c>allow:</c> and <c>ignore:</c> take it: <c>&lt;1.0</c>, <c>&gt;=1.2 &lt;2</c>, <c>1.x</c>, <c>0.24.1</c>.</summary>
public sealed class VersionRange
{
    private VersionRange(string text) => Text = text;

    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out VersionRange? range)
    {
        range = new VersionRange(text);
        return true;
    }

    public bool Contains(ReleaseVersion version) => true;

    public override string ToString() => Text;
}
