namespace Updaters.Docs;

/// <summary>The beginnings of phrases (<see cref="PhrasePart"/>) as a tree, one character a node, that finds the places in a text where one of them stands.</summary>
internal sealed class PhraseTree
{
    private readonly Node _anywhere = new();
    private readonly Node _atWords = new();
    private readonly bool _atStart;

    public PhraseTree(IEnumerable<string> beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (beginning[0] == PhrasePart.Start)
                _atStart = true;
            else
                (beginning[0] == PhrasePart.Word ? _atWords : _anywhere).Add(beginning.AsSpan().TrimStart(PhrasePart.Word));
        }
    }

    /// <summary>The first place from there on where a beginning stands; the text's length = there is none.</summary>
    public int NextIn(ReadOnlySpan<char> text, int from)
    {
        if (from == 0 && _atStart)
            return 0;
        var isInWord = from > 0 && from <= text.Length && IsWordChar(text[from - 1]);
        for (var i = from; i < text.Length; i++)
        {
            if ((!isInWord && _atWords.BeginsAt(text, i)) || _anywhere.BeginsAt(text, i))
                return i;
            isInWord = IsWordChar(text[i]);
        }
        return text.Length;
    }

    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || c == '_';

    private sealed class Node
    {
        private const int Ascii = 128;

        /// <summary>Of Cyrillic letters in lower case, which begin at U+0430, the first ones and as many as there are.</summary>
        private const int Cyrillic = 0x430;

        private const int Letters = 0x30;

        private Node?[]? _next;
        private Dictionary<char, Node>? _others;
        private bool _isEnd;

        public void Add(ReadOnlySpan<char> rest)
        {
            var node = this;
            foreach (var c in rest)
                node = node.AddNext(c);
            node._isEnd = true;
        }

        private Node AddNext(char c)
        {
            _next ??= new Node?[Ascii + Letters];
            if (IndexOf(c) is var index and >= 0)
                return _next[index] ??= new Node();
            _others ??= [];
            return _others.TryGetValue(c, out var next) ? next : _others[c] = new Node();
        }

        private static int IndexOf(char c) => c < Ascii ? c : c is >= (char)Cyrillic and < (char)(Cyrillic + Letters) ? Ascii + c - Cyrillic : -1;

        private Node? Next(char c) =>
            _next is null ? null : IndexOf(c) is var index and >= 0 ? _next[index] : _others is not null && _others.TryGetValue(c, out var next) ? next : null;

        public bool BeginsAt(ReadOnlySpan<char> text, int at)
        {
            if (_isEnd)
                return true;
            if (at >= text.Length || _next is null)
                return false;
            var c = text[at];
            if (char.IsAsciiLetter(c))
                return _next[c | 0x20] is { } letter && letter.BeginsAt(text, at + 1);
            if (char.IsWhiteSpace(c))
                return Next(PhrasePart.Gap) is { } gap && gap.BeginsAt(text, EndOfGap(text, at));
            if (char.IsDigit(c))
            {
                return (Next(PhrasePart.Digit) is { } digit && digit.BeginsAt(text, at + 1))
                    || (Next(PhrasePart.Digits) is { } digits && digits.BeginsAt(text, EndOfDigits(text, at)));
            }
            return Next(Folded(c)) is { } next && next.BeginsAt(text, at + 1);
        }

        /// <summary>In lower case; of the characters that a pattern without regard to case takes for others, the usual one.</summary>
        private static char Folded(char c) => c switch
        {
            '\u0130' or '\u0131' => 'i',
            '\u017F' => 's',
            '\u212A' => 'k',
            '\u1C80' => 'в',
            '\u1C81' => 'д',
            '\u1C82' => 'о',
            '\u1C83' => 'с',
            '\u1C84' or '\u1C85' => 'т',
            '\u1C86' => 'ъ',
            _ => char.ToLowerInvariant(c),
        };

        private static int EndOfGap(ReadOnlySpan<char> text, int at)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            return at;
        }

        private static int EndOfDigits(ReadOnlySpan<char> text, int at)
        {
            while (at < text.Length && char.IsDigit(text[at]))
                at++;
            return at;
        }
    }
}
