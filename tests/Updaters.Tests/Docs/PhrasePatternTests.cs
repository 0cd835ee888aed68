using System.Reflection;
using System.Text.RegularExpressions;
using CsCheck;
using Updaters.Docs;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

public partial class PhrasePatternTests
{
    /// <summary>The patterns that the documents' rules are tried with.</summary>
    private static readonly IReadOnlyList<Regex> Patterns =
    [
        .. from type in typeof(FileUpdaters).Assembly.GetTypes()
           from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
           where field.FieldType.FullName == typeof(PhrasePattern).FullName
           let pattern = field.GetValue(null)
           select (Regex)pattern.GetType().GetField("_regex", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(pattern)!,
    ];

    /// <summary>What stands beside phrases, and letters that a pattern without regard to case takes for others.</summary>
    private static readonly string[] Others = ["1.2.3", "v2.0", "12", "(", ".", ":", "|", "#", "–", "`x`", "tool", "is", "\u212A", "\u017F", "\u0130", "ё", "\u0301", "2024-01-02", "<", ">="];

    private static readonly Gen<string> Joint = AnyOf([" ", " ", " ", "  ", "\n", "-", "", ", ", "\u00A0", "_"]);

    public static IEnumerable<TheoryDataRow<int>> All => Enumerable.Range(0, Patterns.Count).Select(index => new TheoryDataRow<int>(index));

    [Fact]
    public void There_are_patterns() => Assert.True(Patterns.Count >= 10);

    [Theory]
    [MemberData(nameof(All))]
    public void The_places_where_a_pattern_has_to_be_tried_are_known(int index) => Assert.True(new PhrasePattern(Patterns[index]).IsUnderstood, Patterns[index].ToString());

    [Theory]
    [MemberData(nameof(All))]
    public void Where_no_phrase_begins_the_pattern_never_matches(int index)
    {
        var phrases = new PhrasePattern(Patterns[index]);
        var everywhere = new Regex(Leading().Replace(Patterns[index].ToString(), ""), Patterns[index].Options);
        string[] words = [.. NoWords().Split(Escapes().Replace(Patterns[index].ToString(), " ")).Where(word => word.Length > 0), .. Others];
        var sentences = Gen.Select(AnyOf(words), Joint, Gen.Int[0, 3], (word, joint, spelling) => Spelled(word, spelling) + joint).Array[1, 12];
        Gen.Select(sentences, Gen.Int[0, 200], Gen.Char, (parts, at, c) => Mutated(string.Concat(parts), at, c)).Sample(
            text => Assert.Equal(First(everywhere, text), phrases.FirstMatch(text, 0)), iter: 5_000);
    }

    /// <summary>The code that is generated for a pattern may read outside of its own stack where an optional part stands before a lazy loop.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_sentence_that_fits_a_phrase_by_half_breaks_nothing(int index) => Assert.Null(Record.Exception(() => new PhrasePattern(Patterns[index]).FirstMatch("0 was tested time 0 ", 0)));

    private static Gen<string> AnyOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static TextSpan? First(Regex regex, string text) => regex.Match(text) is { Success: true } match ? new TextSpan(match.Index, match.Length) : null;

    private static string Spelled(string word, int spelling) => spelling switch
    {
        0 => word.ToUpperInvariant(),
        1 => word.Replace('k', '\u212A').Replace('i', '\u0130'),
        _ => word,
    };

    /// <summary>With another character in its place, where the sentence is that long.</summary>
    private static string Mutated(string sentence, int at, char c) => at < sentence.Length ? sentence[..at] + c + sentence[(at + 1)..] : sentence;

    [GeneratedRegex(@"\A\s*\\G", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\\[A-Za-z](?:[0-9a-f]{2})?", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();

    [GeneratedRegex(@"[^\p{L}\p{Nd}']+", RegexOptions.CultureInvariant)]
    private static partial Regex NoWords();
}
