namespace Updaters.Dockerfile;

/// <summary>Expands a word as the builder does: takes quotes away and puts values in for variables, keeping the origin of every character.</summary>
/// <param name="valueOf">A variable's value; null = not known.</param>
/// <param name="preferDefault">Takes the word of <c>${NAME:-word}</c> even where the variable has a value: the place that names the version a second time.</param>
/// <remarks>Source of the rules: "Environment replacement" in the Dockerfile reference.</remarks>
internal sealed class WordExpansion(char escape, Func<string, SourcedText?> valueOf, bool preferDefault = false)
{
    /// <summary>Longer than any image reference can be; what grows beyond it is no version.</summary>
    private const int Longest = 512;
    private const int Deepest = 8;

    /// <summary>The expanded word; null where it grows beyond anything that could be a reference.</summary>
    public SourcedText? Expand(SourcedText word)
    {
        if (word.Length > 4 * Longest)
            return null;
        var expanded = new SourcedText();
        Expand(word, 0, word.Length, expanded, Deepest);
        return expanded.Length <= Longest ? expanded : null;
    }

    private void Expand(SourcedText word, int start, int end, SourcedText into, int depth)
    {
        var quote = '\0';
        for (var i = start; i < end && into.Length <= Longest; i++)
        {
            var c = word[i];
            if (quote == '\'' && c != '\'')
                into.Append(c, word.OriginAt(i));
            else if (c is '"' or '\'' && (quote == '\0' || quote == c))
                quote = quote == '\0' ? c : '\0';
            else if (c == escape && i + 1 < end)
                into.Append(word[++i], word.OriginAt(i));
            else if (c == '$')
                i = Variable(word, i, end, into, depth) - 1;
            else
                into.Append(c, word.OriginAt(i));
        }
    }

    /// <summary>Puts in what the variable at a dollar sign stands for, and says where the text goes on.</summary>
    private int Variable(SourcedText word, int dollar, int end, SourcedText into, int depth)
    {
        var braced = dollar + 1 < end && word[dollar + 1] == '{';
        var nameStart = dollar + (braced ? 2 : 1);
        var nameEnd = nameStart;
        while (nameEnd < end && (char.IsAsciiLetterOrDigit(word[nameEnd]) || word[nameEnd] == '_'))
            nameEnd++;
        var name = word.ToString(Text.TextSpan.FromBounds(nameStart, nameEnd));
        if (!braced)
        {
            Put(name, word, dollar, into);
            return nameEnd;
        }
        var close = CloseOf(word, nameEnd, end);
        if (close < 0 || depth == 0)
        {
            into.AppendUnknown();
            return end;
        }
        if (nameEnd == close)
            Put(name, word, dollar, into);
        else
            PutModified(word, name, nameEnd, close, into, depth);
        return close + 1;
    }

    private void Put(string name, SourcedText word, int dollar, SourcedText into)
    {
        if (name.Length == 0)
            into.Append('$', word.OriginAt(dollar));
        else if (valueOf(name) is { } value)
            into.Append(value);
        else
            into.AppendUnknown();
    }

    /// <summary><c>${NAME:-word}</c> and <c>${NAME-word}</c>; any other modifier makes the value unknown.</summary>
    private void PutModified(SourcedText word, string name, int modifier, int close, SourcedText into, int depth)
    {
        var colon = word[modifier] == ':';
        var sign = modifier + (colon ? 1 : 0);
        if (sign >= close || word[sign] != '-')
        {
            into.AppendUnknown();
            return;
        }
        var value = valueOf(name);
        if (value is not null && !preferDefault && (value.Length > 0 || !colon))
            into.Append(value);
        else
            Expand(word, sign + 1, close, into, depth - 1);
    }

    private int CloseOf(SourcedText word, int from, int end)
    {
        var open = 1;
        for (var i = from; i < end; i++)
        {
            if (word[i] == escape)
                i++;
            else if (word[i] == '{' && word[i - 1] == '$')
                open++;
            else if (word[i] == '}' && --open == 0)
                return i;
        }
        return -1;
    }
}
