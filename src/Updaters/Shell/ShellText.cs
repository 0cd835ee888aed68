using System.Buffers;
using System.Text.RegularExpressions;

namespace Updaters.Shell;

/// <summary>Overwrites the comments of a shell script by spaces, so that every offset stays.</summary>
/// <remarks>
/// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html, 2.3 "Token Recognition" and 2.7.4 "Here-Document": a <c>#</c> begins a
/// comment where it begins a word, outside of quotes. Commands within quotes, <c>"$(…)"</c>, have quotes of their own.
/// </remarks>
internal sealed partial class ShellText
{
    private const char Command = ')';
    private const char Parameter = '}';

    private static readonly SearchValues<char> Signs = SearchValues.Create("\\\"'#$(){}<\n");

    private readonly string _text;
    private readonly char[] _blanked;

    /// <summary>What is open, by the character that closes it: a text in <c>"</c>, a command in brackets, a parameter in braces.</summary>
    private readonly Stack<char> _open = new();

    /// <summary>The here-documents that begin with the next line: the word that ends each.</summary>
    private readonly Queue<string> _documents = new();

    /// <summary>Once a here-document had no end, it was none (<c>$((1 &lt;&lt; BITS))</c>), and nothing else is taken for one.</summary>
    private bool _hasDocuments = true;

    private ShellText(string text) => (_text, _blanked) = (text, text.ToCharArray());

    public static string WithoutComments(string text)
    {
        var shell = new ShellText(text);
        var position = 0;
        while (position < text.Length && text.AsSpan(position).IndexOfAny(Signs) is var next and >= 0)
            position = shell.Behind(position + next);
        return new string(shell._blanked);
    }

    private bool IsQuoted => _open.TryPeek(out var open) && open == '"';

    private bool IsCode => !_open.TryPeek(out var open) || open == Command;

    private int Behind(int at)
    {
        switch (_text[at])
        {
            case '\\':
                return at + 2;
            case '\n':
                return BehindDocuments(at + 1);
            case '"':
                Toggle();
                return at + 1;
            case '\'' when IsCode:
                return BehindSingleQuotes(at);
            case '#' when IsCode && BeginsWord(at):
                return BlankToLineEnd(at);
            case '$' when at + 1 < _text.Length && _text[at + 1] is '(' or '{':
                _open.Push(_text[at + 1] == '(' ? Command : Parameter);
                return at + 2;
            case '(' when IsCode:
                _open.Push(Command);
                return at + 1;
            case ')' or '}' when _open.TryPeek(out var open) && open == _text[at]:
                _open.Pop();
                return at + 1;
            case '<' when IsCode:
                return BehindRedirection(at);
            default:
                return at + 1;
        }
    }

    private void Toggle()
    {
        if (IsQuoted)
            _open.Pop();
        else
            _open.Push('"');
    }

    private int BehindSingleQuotes(int at)
    {
        var close = _text.IndexOf('\'', at + 1);
        return close < 0 ? at + 1 : close + 1;
    }

    private bool BeginsWord(int at) => at == 0 || _text[at - 1] is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '`';

    private int BlankToLineEnd(int at)
    {
        var length = _text.AsSpan(at).IndexOfAny('\r', '\n');
        var end = length < 0 ? _text.Length : at + length;
        _blanked.AsSpan(at..end).Fill(' ');
        return end;
    }

    private int BehindRedirection(int at)
    {
        if (_text.AsSpan(at).StartsWith("<<<"))
            return at + 3;
        var match = HereDocument().Match(_text, at);
        if (!match.Success || !_hasDocuments)
            return at + 1;
        _documents.Enqueue(match.Groups["word"].Value);
        return at + match.Length;
    }

    /// <summary>Behind the here-documents that the line before asked for.</summary>
    private int BehindDocuments(int position)
    {
        while (_documents.TryDequeue(out var word))
        {
            if (BehindDocument(position, word) is not { } end)
            {
                _hasDocuments = false;
                _documents.Clear();
                return position;
            }
            position = end;
        }
        return position;
    }

    /// <summary>Behind the line that ends the here-document; null where there is none.</summary>
    private int? BehindDocument(int position, string word)
    {
        while (position < _text.Length)
        {
            var length = _text.AsSpan(position).IndexOf('\n');
            var line = length < 0 ? _text.AsSpan(position) : _text.AsSpan(position, length);
            position += length < 0 ? line.Length : length + 1;
            if (line.TrimStart('\t').TrimEnd('\r').SequenceEqual(word))
                return position;
        }
        return null;
    }

    [GeneratedRegex(@"\G<<-?[ \t]*\\?(?<quote>[""']?)(?<word>[A-Za-z_0-9][A-Za-z0-9_.-]*)\k<quote>", RegexOptions.CultureInvariant)]
    private static partial Regex HereDocument();
}
