using System.Diagnostics.CodeAnalysis;

namespace Updaters.Versions;

/// <summary>A range as <c>allow:</c> and <c>ignore:</c> take it: <c>&lt;1.0</c>, <c>&gt;=1.2 &lt;2</c>, <c>1.x</c>, <c>0.24.1</c>.</summary>
/// <remarks>
/// <para>
/// <c>&lt; &lt;= &gt; &gt;= = == !=</c> before a version; <c>^1.2</c> and <c>~1.2</c> as npm has them; <c>~&gt;1.2</c> as Ruby and <c>~=1.2</c> as PEP 440
/// have them; wildcards <c>1.x</c>, <c>1.2.*</c>, <c>*</c>. Terms side by side (with a space or a comma) all hold; <c>||</c> stands between
/// alternatives. A <c>v</c> in front is no matter. A version alone is that version and no other: <c>2</c> is <c>2.0.0</c>, all of them are <c>2.x</c>.
/// </para>
/// <para>
/// Pre-releases are compared by their order, with PEP 440's exception: an upper end that is excluded excludes its pre-releases too, so
/// <c>&lt;1.0</c> and <c>^0.9</c> do not contain <c>1.0.0-rc1</c>, while <c>&lt;1.0-rc2</c> does.
/// (https://packaging.python.org/en/latest/specifications/version-specifiers/#exclusive-ordered-comparison)
/// </para>
/// </remarks>
public sealed class VersionRange
{
    private const int MaxLength = 500;

    private readonly IReadOnlyList<IReadOnlyList<RangeTerm>> _alternatives;

    private VersionRange(string text, IReadOnlyList<IReadOnlyList<RangeTerm>> alternatives) => (Text, _alternatives) = (text, alternatives);

    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out VersionRange? range)
    {
        range = null;
        if (text.Length > MaxLength)
            return false;
        List<IReadOnlyList<RangeTerm>> alternatives = [];
        foreach (var alternative in text.Split("||"))
        {
            if (Terms(alternative) is not { Count: > 0 } terms)
                return false;
            alternatives.Add(terms);
        }
        range = new VersionRange(text, alternatives);
        return true;
    }

    public bool Contains(ReleaseVersion version) => _alternatives.Any(terms => terms.All(term => term.Contains(version)));

    public override string ToString() => Text;

    /// <summary>Null = one of them is no term. Spaces may stand between an operator and its version.</summary>
    private static List<RangeTerm>? Terms(string text)
    {
        List<RangeTerm> terms = [];
        var position = 0;
        while (true)
        {
            while (position < text.Length && (char.IsWhiteSpace(text[position]) || (text[position] == ',' && terms.Count > 0)))
                position++;
            if (position == text.Length)
                return terms;
            var operation = Run(text, ref position, IsOperator);
            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;
            if (!RangeTerm.TryRead(operation, Run(text, ref position, c => !IsOperator(c) && !char.IsWhiteSpace(c) && c != ','), out var term))
                return null;
            terms.Add(term);
        }
    }

    private static bool IsOperator(char c) => c is '<' or '>' or '=' or '!' or '^' or '~';

    private static string Run(string text, ref int position, Func<char, bool> isOne)
    {
        var start = position;
        while (position < text.Length && isOne(text[position]))
            position++;
        return text[start..position];
    }
}
