using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Puts values in for variables (<c>$NAME</c>, <c>${NAME:-word}</c>), keeping the origin of every character.</summary>
/// <param name="escape">The character that takes the next one as it is.</param>
/// <param name="valueOf">A variable's value; null = not known.</param>
/// <remarks>
/// Sources of the rules: "Environment replacement" in the Dockerfile reference; "Parameter Expansion" in POSIX.1-2017, Shell Command Language.
/// </remarks>
internal sealed class VariableExpansion(ExpansionRules rules, char escape, Func<string, SourcedText?> valueOf)
{
    /// <summary>A value longer than any URL or image reference holds no version that can be told.</summary>
    private const int LongestWord = 512;
    private const int Deepest = 8;

    private readonly string _special = "$'\"" + escape;

    /// <summary>Takes the word of <c>${NAME:-word}</c> even where the variable has a value: the place that names the version a second time.</summary>
    public bool PrefersDefault { get; init; }

    /// <summary>The expanded text; null where a word grows beyond anything that could be a reference.</summary>
    public SourcedText? Expand(SourcedText text)
    {
        var longest = rules == ExpansionRules.Builder ? LongestWord : LongestWord + (4 * text.Length);
        if (rules == ExpansionRules.Builder && text.Length > 4 * LongestWord)
            return null;
        if (text.Span.IndexOfAny(_special) < 0)
            return text.Length <= longest ? text : null;
        var expanded = new SourcedText(text.Length);
        Expand(text, 0, text.Length, expanded, longest, Deepest);
        return expanded.Length <= longest ? expanded : null;
    }

    private void Expand(SourcedText text, int start, int end, SourcedText into, int longest, int depth)
    {
        var isQuoted = false;
        var i = start;
        while (i < end && into.Length <= longest)
        {
            var plain = text.Span[i..end].IndexOfAny(_special);
            var next = plain < 0 ? end : i + plain;
            into.Append(text, i, next);
            i = next;
            if (i == end)
                return;
            if (text[i] == '$')
                i = Variable(text, i, end, into, longest, depth);
            else if (text[i] == escape && i + 1 < end)
                i = Keep(text, rules == ExpansionRules.Shell ? i : i + 1, i + 2, into);
            else if (text[i] == '\'' && !isQuoted)
                i = SingleQuoted(text, i, end, into);
            else if (text[i] == '"')
                (isQuoted, i) = (!isQuoted, Keep(text, rules == ExpansionRules.Shell ? i : i + 1, i + 1, into));
            else
                i = Keep(text, i, i + 1, into);
        }
    }

    private static int Keep(SourcedText text, int start, int end, SourcedText into)
    {
        into.Append(text, start, end);
        return end;
    }

    /// <summary>Nothing is expanded between single quotes. One that nothing closes ends at the end for the builder, and is an apostrophe for us in a shell's text.</summary>
    private int SingleQuoted(SourcedText text, int open, int end, SourcedText into)
    {
        var length = text.Span[(open + 1)..end].IndexOf('\'');
        if (rules == ExpansionRules.Shell)
            return Keep(text, open, length < 0 ? open + 1 : open + length + 2, into);
        var close = length < 0 ? end : open + 1 + length;
        into.Append(text, open + 1, close);
        return Math.Min(end, close + 1);
    }

    /// <summary>Puts in what the variable at a dollar sign stands for, and says where the text goes on.</summary>
    private int Variable(SourcedText text, int dollar, int end, SourcedText into, int longest, int depth)
    {
        var isBraced = dollar + 1 < end && text[dollar + 1] == '{';
        var nameStart = dollar + (isBraced ? 2 : 1);
        var nameEnd = nameStart;
        while (nameEnd < end && (char.IsAsciiLetterOrDigit(text[nameEnd]) || text[nameEnd] == '_'))
            nameEnd++;
        var name = text.ToString(TextSpan.FromBounds(nameStart, nameEnd));
        if (!isBraced)
        {
            if (name.Length == 0)
                return Keep(text, dollar, dollar + 1, into);
            Put(valueOf(name), into);
            return nameEnd;
        }
        var close = CloseOf(text, nameEnd, end);
        if (close < 0 || depth == 0)
        {
            into.AppendUnknown();
            return end;
        }
        if (nameEnd == close)
            Put(valueOf(name), into);
        else
            PutModified(text, valueOf(name), nameEnd, close, into, longest, depth);
        return close + 1;
    }

    private static void Put(SourcedText? value, SourcedText into)
    {
        if (value is null)
            into.AppendUnknown();
        else
            into.Append(value);
    }

    private void PutModified(SourcedText text, SourcedText? value, int modifier, int close, SourcedText into, int longest, int depth)
    {
        var hasColon = text[modifier] == ':';
        var sign = modifier + (hasColon ? 1 : 0);
        var isSet = value is not null && (value.Length > 0 || !hasColon);
        switch (sign < close ? text[sign] : '\0')
        {
            case '-' or '=' when !isSet || PrefersDefault:
                Expand(text, sign + 1, close, into, longest, depth - 1);
                break;
            case '-' or '=' or '?':
                Put(value, into);
                break;
            case '+' when isSet:
                Expand(text, sign + 1, close, into, longest, depth - 1);
                break;
            case '+' when value is null && rules == ExpansionRules.Shell:
                into.AppendUnknown();
                break;
            case '+':
                break;
            default:
                Put(value is null ? null : ParameterPattern.Apply(value, text.Span[modifier..close]), into);
                break;
        }
    }

    private int CloseOf(SourcedText text, int from, int end)
    {
        var open = 1;
        for (var i = from; i < end; i++)
        {
            if (text[i] == escape)
                i++;
            else if (text[i] == '{' && text[i - 1] == '$')
                open++;
            else if (text[i] == '}' && --open == 0)
                return i;
        }
        return -1;
    }
}
