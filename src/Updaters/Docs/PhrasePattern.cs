using System.Buffers;
using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>
/// A pattern of many phrases, which is tried on a text only if one of the phrases begins somewhere in it: a pattern tries each of its phrases
/// at each word, and most sentences have none.
/// </summary>
internal sealed class PhrasePattern
{
    /// <summary>Characters that a pattern without regard to case takes for others.</summary>
    private static readonly SearchValues<char> Unusual = SearchValues.Create("\u0130\u0131\u017F\u212A\u1C80\u1C81\u1C82\u1C83\u1C84\u1C85\u1C86\u1C87\u1C88");

    private readonly Regex _regex;
    private readonly Node? _anywhere;
    private readonly Node? _atWords;

    public PhrasePattern(Regex regex)
    {
        _regex = regex;
        var beginnings = PhraseBeginnings.Of(regex);
        if (beginnings.Count == 0)
            return;
        (_anywhere, _atWords) = (new Node(), new Node());
        foreach (var beginning in beginnings)
            (beginning[0] == PhraseBeginnings.Word ? _atWords : _anywhere).Add(beginning.AsSpan().TrimStart(PhraseBeginnings.Word));
    }

    public bool IsMatch(ReadOnlySpan<char> text) => MayMatch(text) && _regex.IsMatch(text);

    /// <summary>Whether the pattern has to be tried at all.</summary>
    public bool MayMatch(ReadOnlySpan<char> text)
    {
        if (_anywhere is null || _atWords is null || text.ContainsAny(Unusual))
            return true;
        var isInWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            if ((!isInWord && _atWords.BeginsAt(text, i)) || _anywhere.BeginsAt(text, i))
                return true;
            isInWord = char.IsLetterOrDigit(text[i]) || text[i] == '_';
        }
        return false;
    }

    /// <summary>The beginnings as a tree, one character a node.</summary>
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
            if (char.IsWhiteSpace(c))
                return Next(PhraseBeginnings.Gap) is { } gap && gap.BeginsAt(text, EndOfGap(text, at));
            if (char.IsDigit(c))
            {
                return (Next(PhraseBeginnings.Digit) is { } digit && digit.BeginsAt(text, at + 1))
                    || (Next(PhraseBeginnings.Digits) is { } digits && digits.BeginsAt(text, EndOfDigits(text, at)));
            }
            return Next(char.ToLowerInvariant(c)) is { } next && next.BeginsAt(text, at + 1);
        }

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
