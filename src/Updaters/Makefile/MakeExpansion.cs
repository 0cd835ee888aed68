using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>Puts the values of make's variables into a text, keeping the origin of every character: <c>$(NAME)</c>, <c>${NAME}</c>, <c>$(NAME:v%=%)</c>.</summary>
/// <remarks>
/// https://www.gnu.org/software/make/manual/make.html, "Reference", "Substitution Refs", "Functions". Of functions, those that strip or take
/// something away are worked out; the arguments of others are put in behind an unknown, so that a whole URL among them can be read.
/// </remarks>
internal sealed class MakeExpansion(string text, MakeVariables variables, MakeScenario? scenario)
{
    /// <summary>A value longer than any URL or image reference holds no version that can be told.</summary>
    private const int LongestValue = 512;
    private const int LongestCall = 4000;

    private const int Deepest = 16;

    /// <summary>A bracket that does not close within so many is not looked for twice in one text.</summary>
    private const int ManyCharacters = 100;

    /// <summary>Of all variables that were asked for.</summary>
    private readonly Dictionary<string, SourcedText?> _values = new(StringComparer.Ordinal);

    /// <summary>Of the texts in which brackets do not close.</summary>
    private readonly Dictionary<(SourcedText Text, char Opening), MakeBrackets> _brackets = [];

    /// <summary>The variables that expansions so far have asked for.</summary>
    public IReadOnlyCollection<string> Used => _values.Keys;

    public void Expand(SourcedText written, SourcedText into)
    {
        Expand(written, 0, written.Length, into, LongestValue + (4 * written.Length), Deepest);
        _brackets.Clear();
    }

    private void Expand(SourcedText written, int start, int end, SourcedText into, int longest, int depth)
    {
        var i = start;
        while (i < end && into.Length <= longest)
        {
            var plain = written.Span[i..end].IndexOf('$');
            var dollar = plain < 0 ? end : i + plain;
            into.Append(written, i, dollar);
            if (dollar == end)
                return;
            i = Reference(written, dollar, end, into, longest, depth);
        }
    }

    /// <summary>Puts in what stands at a dollar sign, and says where the text goes on.</summary>
    private int Reference(SourcedText written, int dollar, int end, SourcedText into, int longest, int depth)
    {
        var next = dollar + 1 < end ? written[dollar + 1] : '\0';
        if (next == '$')
        {
            into.Append(written, dollar + 1, dollar + 2);
            return dollar + 2;
        }
        if (next is not ('(' or '{'))
        {
            Put(next == '\0' ? null : ValueOf([next], depth), into);
            return Math.Min(end, dollar + 2);
        }
        var close = CloseOf(written, dollar + 1, end);
        if (close < 0 || depth == 0)
        {
            into.AppendUnknown();
            return depth == 0 && close >= 0 ? close + 1 : dollar + 2;
        }
        PutCall(written, dollar + 2, close, into, longest, depth - 1);
        return close + 1;
    }

    private void PutCall(SourcedText written, int start, int end, SourcedText into, int longest, int depth)
    {
        var inner = written.Span[start..end];
        var name = inner.IndexOfAny(" \t:$(") is var stop and >= 0 ? inner[..stop] : inner;
        var rest = start + name.Length;
        if (rest == end)
            Put(ValueOf(name, depth), into);
        else if (written[rest] == ':')
            Put(ValueOf(name, depth) is { } value ? Substituted(value, written.Span[(rest + 1)..end]) : null, into);
        else if (written[rest] is not (' ' or '\t'))
            into.AppendUnknown();
        else
            PutFunction(name, written.Slice(rest + 1, end), into, longest, depth);
    }

    private void PutFunction(ReadOnlySpan<char> name, SourcedText arguments, SourcedText into, int longest, int depth)
    {
        if (name is "strip" or "subst" or "patsubst")
        {
            var expanded = Expanded(arguments, depth);
            Put(expanded.Length > LongestValue ? null : Taken(name, expanded), into);
            return;
        }
        into.AppendUnknown();
        if (name is not ("call" or "shell" or "if" or "or" or "and" or "eval" or "info"))
            return;
        into.AppendForeign("(");
        Expand(arguments, 0, arguments.Length, into, longest, depth);
        into.AppendForeign(")");
    }

    /// <summary><c>strip text</c>, <c>subst from,,text</c> and <c>patsubst v%,%,text</c>; null for what changes more.</summary>
    private static SourcedText? Taken(ReadOnlySpan<char> function, SourcedText arguments)
    {
        if (function is "strip")
            return Trimmed(arguments);
        var first = arguments.Span.IndexOf(',');
        var second = first < 0 ? -1 : first + 1 + arguments.Span[(first + 1)..].IndexOf(',');
        if (first < 0 || second <= first)
            return null;
        var value = Trimmed(arguments.Slice(second + 1, arguments.Length));
        var from = arguments.Span[..first].Trim();
        if (function is "patsubst")
            return Substituted(value, $"{from}={arguments.Span[(first + 1)..second]}");
        if (from.IsEmpty || value.Span.IndexOf(from) < 0)
            return value;
        return second == first + 1 && value.Span.StartsWith(from) && value.Span[from.Length..].IndexOf(from) < 0 ? value.WithoutStart(from.Length) : null;
    }

    private static SourcedText Trimmed(SourcedText value)
    {
        var start = value.Length - value.Span.TrimStart().Length;
        return value.Slice(start, Math.Max(start, value.Span.TrimEnd().Length));
    }

    /// <param name="substitution"><c>pattern=replacement</c>: <c>v%=%</c> takes a prefix away, <c>%.git=%</c> a suffix; null for any other change.</param>
    private static SourcedText? Substituted(SourcedText value, ReadOnlySpan<char> substitution)
    {
        var equals = substitution.IndexOf('=');
        if (equals < 0 || substitution.Contains('$'))
            return null;
        var pattern = substitution[..equals].Trim();
        if (substitution[(equals + 1)..].Trim() is not "%" || pattern.Count('%') != 1)
            return null;
        if (pattern[^1] == '%')
            return value.Span.StartsWith(pattern[..^1]) ? value.WithoutStart(pattern.Length - 1) : value;
        if (pattern[0] == '%')
            return value.Span.EndsWith(pattern[1..]) ? value.Slice(0, value.Length - pattern.Length + 1) : value;
        return null;
    }

    private SourcedText? ValueOf(ReadOnlySpan<char> written, int depth)
    {
        if (_values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var known))
            return known;
        var name = written.ToString();
        // A variable that is asked for while it is worked out feeds on itself.
        _values[name] = null;
        if (variables.Of(name, scenario) is not { } assignment || assignment.Value.Length > LongestValue)
            return null;
        var value = Expanded(SourcedText.Of(text, [assignment.Value]), depth - 1);
        return _values[name] = depth > 0 && value.Length <= LongestValue ? value : null;
    }

    private SourcedText Expanded(SourcedText value, int depth)
    {
        if (!value.Span.Contains('$'))
            return value;
        var expanded = new SourcedText();
        Expand(value, 0, value.Length, expanded, LongestValue, depth);
        return expanded;
    }

    private static void Put(SourcedText? value, SourcedText into)
    {
        if (value is null)
            into.AppendUnknown();
        else
            into.Append(value);
    }

    /// <summary>The bracket that closes the one at <paramref name="open"/>; only its own kind counts.</summary>
    private int CloseOf(SourcedText written, int open, int end)
    {
        var (opening, closing) = written[open] == '(' ? ('(', ')') : ('{', '}');
        if (_brackets.TryGetValue((written, opening), out var known))
            return known.CloseOf(open, end, LongestCall) ?? -1;
        var depth = 0;
        var i = open;
        while (i < end && i - open < LongestCall)
        {
            var next = written.Span[i..end].IndexOfAny(opening, closing);
            if (next < 0)
                break;
            i += next;
            depth += written[i] == opening ? 1 : -1;
            if (depth == 0)
                return i;
            i++;
        }
        // The next one may not close either, and so on.
        if (i - open > ManyCharacters)
            _brackets[(written, opening)] = new MakeBrackets(written.Span, opening, closing);
        return -1;
    }
}
