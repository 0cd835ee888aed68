using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>
/// A pattern over the words of a statement, as it stands in the tables: words (<c>drop*</c> begins so, <c>a|b</c> either, <c>?a</c> or nothing),
/// classes of words (<c>&lt;code&gt;</c>, see <see cref="Vocabulary"/>), <c>..3</c> for at most three others within the clause, <c>^</c> and <c>$</c>
/// for the statement's two ends.
/// </summary>
internal sealed class Phrase
{
    private readonly IReadOnlyList<Part> _parts;
    private readonly bool _atStart;
    private readonly bool _atEnd;

    private Phrase(IReadOnlyList<Part> parts, bool atStart, bool atEnd) => (_parts, _atStart, _atEnd) = (parts, atStart, atEnd);

    public static Phrase Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (atStart, atEnd) = (words[0] == "^", words[^1] == "$");
        return new Phrase([.. words[(atStart ? 1 : 0)..(atEnd ? ^1 : ^0)].Select(Part.Parse)], atStart, atEnd);
    }

    /// <summary>The words that it begins with, as <see cref="WordSet"/> has them; null = it may begin with others too.</summary>
    public IReadOnlyList<string>? FirstWords => _parts[0] is Part.Token { IsOptional: false, Words: { } words } ? words : null;

    /// <summary>Where it ends if it begins at a token; null = it does not.</summary>
    public int? EndFrom(IReadOnlyList<NoteToken> tokens, int start) => _atStart && start > 0 ? null : Match(tokens, start, 0);

    /// <returns>Where the rest of the pattern, from <paramref name="part"/> on, ends; null = it is not there.</returns>
    private int? Match(IReadOnlyList<NoteToken> tokens, int at, int part)
    {
        if (part == _parts.Count)
            return !_atEnd || at == tokens.Count ? at : null;
        switch (_parts[part])
        {
            case Part.Gap gap:
                for (var skipped = 0; skipped <= gap.Most; skipped++)
                {
                    if (Match(tokens, at + skipped, part + 1) is { } end)
                        return end;
                    if (at + skipped >= tokens.Count || tokens[at + skipped].EndsClause)
                        return null;
                }
                return null;
            case Part.Token { IsOptional: true } token:
                return at < tokens.Count && token.Matches(tokens[at]) && Match(tokens, at + 1, part + 1) is { } with ? with : Match(tokens, at, part + 1);
            case Part.Token token:
                return at < tokens.Count && token.Matches(tokens[at]) ? Match(tokens, at + 1, part + 1) : null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private abstract record Part
    {
        public sealed record Gap(int Most) : Part;

        /// <param name="Words">Null = it stands for a class of words too.</param>
        public sealed record Token(Func<NoteToken, bool> Matches, IReadOnlyList<string>? Words, bool IsOptional) : Part;

        public static Part Parse(string text) => text switch
        {
            ['.', '.', .. var most] => new Gap(int.Parse(most, System.Globalization.CultureInfo.InvariantCulture)),
            ['?', .. var optional] => Alternatives(optional.Split('|'), isOptional: true),
            _ => Alternatives(text.Split('|'), isOptional: false),
        };

        private static Token Alternatives(string[] alternatives, bool isOptional) =>
            new(Matcher(alternatives), alternatives.Any(word => word is ['<', .., '>']) ? null : alternatives, isOptional);

        private static Func<NoteToken, bool> Matcher(string[] alternatives)
        {
            var words = new WordSet(alternatives.Where(word => word is not ['<', .., '>']));
            Func<NoteToken, bool>[] classes = [.. alternatives.Where(word => word is ['<', .., '>']).Select(word => Vocabulary.Class(word[1..^1]))];
            return classes.Length == 0 ? words.Contains : token => words.Contains(token) || classes.Any(matches => matches(token));
        }
    }
}
