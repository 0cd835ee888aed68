using System.Text;

namespace Fuzz;

/// <summary>Grows hostile texts from the fixtures: cut, doubled, swapped, spliced, sprinkled and nested ones, and some that are random from end to end.</summary>
/// <param name="random">Of one text alone, so that the text can be made again.</param>
internal sealed class TextGrowth(Random random, IReadOnlyList<FuzzSeed> seeds)
{
    private const int Longest = 16 * 1024;
    private const int LongestOfFew = 128 * 1024;

    private static readonly string[] Signs =
    [
        "\r", "\n", "\r\n", "\\\n", "\\\r\n", "\\", "\0", "\t", " ", "\u2028", "\uFEFF", "\ud800", "\udc00", "💥", "é", "İ", "ſ", "\u212A", "\u00A0",
        "$(", "${", "{{", "}}", "$$", ")", "}", "(", "[", "]", "](", "{", "\"", "'", "`", "```", "~~~", "'''", "\"\"\"", "<!--", "-->", "<<EOF", "EOF",
        "%2F", "@", "#", "##", ":", ":=", "?=", "+=", "!=", "=", "==", "===", "~=", ">=", "<", ">", "^", "~", "*", ",", ";", "|", "&", "&&", "/", "//", "/*", "*/",
        "..", ".", "-", "--", "---", "_", "v", "V", "0", "00", "1.2.3", "v1.2.3", "1!2.0", "1.2.3-rc.1+build", "2024-01-02", "99999999999999999999.1",
        "sha256:", "--hash=sha256:", "https://github.com/", "git@github.com:", "://", "FROM ", "ARG ", "RUN ", "ENV ", "uses: ", "image: ", "tag: ", "rev: ",
        "define X\n", "endef\n", "- ", "|\n", ">-\n", "&a ", "*a", "!!", "<a b=\"", "/>", "<![CDATA[", "]]>", "\\u0041", "\\x41", "&#65;", "bumpbot:off", "bumpbot:on", "bumpbot:ignore",
    ];

    private static readonly string[] Nests = ["[", "(", "{", "${", "$(", "<", "\"", "'", "`", ">", "- ", "  ", "#", "*", "_", "\\", "/", "a.", "1.", "-", "==", "@", "![", "<!--", "[[", "{{", "a:\n ", "v1.2.3 ", "github.com/"];

    public (FuzzSeed Seed, string Text) Next()
    {
        var seed = seeds[random.Next(seeds.Count)];
        if (random.Next(20) == 0)
            return (seed, Noise(random.Next(400)));
        var text = seed.Text;
        for (var changes = 1 + random.Next(8); changes > 0; changes--)
            text = Cut(Change(text, seed), Longest);
        return (seed, random.Next(2000) == 0 ? Many(text) : text);
    }

    private string Change(string text, FuzzSeed seed)
    {
        var (start, end) = Stretch(text);
        var piece = text[start..end];
        return random.Next(12) switch
        {
            0 => text[..start] + text[end..],
            1 => text[..end] + piece + text[end..],
            2 => Swapped(text),
            3 => text[..start] + Signs[random.Next(Signs.Length)] + text[start..],
            4 => text[..start] + Signs[random.Next(Signs.Length)] + text[end..],
            5 => text[..start] + seed.Words[random.Next(seed.Words.Count)] + text[(random.Next(2) == 0 ? start : end)..],
            6 => text[..start] + Of(seeds[random.Next(seeds.Count)].Text) + text[start..],
            7 => text[..start] + Repeated(Nests[random.Next(Nests.Length)], 1 + random.Next(random.Next(10) == 0 ? 3000 : 30)) + text[start..],
            8 => text[..start] + (random.Next(2) == 0 ? piece.ToUpperInvariant() : piece.ToLowerInvariant()) + text[end..],
            9 => text[..start] + Repeated(Cut(piece, 60), 1 + random.Next(40)) + text[end..],
            10 => text.ReplaceLineEndings(random.Next(3) switch { 0 => "\r\n", 1 => "\r", _ => "\n" }),
            _ => text[..start] + Noise(1 + random.Next(6)) + text[(start + Math.Min(1, text.Length - start))..],
        };
    }

    /// <summary>For what is slow only where there is much of it.</summary>
    private string Many(string text) => Repeated(text.Length == 0 ? "x" : text, LongestOfFew / Math.Max(1, text.Length));

    private string Swapped(string text)
    {
        int[] at = [random.Next(text.Length + 1), random.Next(text.Length + 1), random.Next(text.Length + 1)];
        Array.Sort(at);
        return text[..at[0]] + text[at[1]..at[2]] + text[at[0]..at[1]] + text[at[2]..];
    }

    private string Of(string text)
    {
        var (start, end) = Stretch(text);
        return text[start..end];
    }

    /// <summary>Mostly a short stretch.</summary>
    private (int Start, int End) Stretch(string text)
    {
        var start = random.Next(text.Length + 1);
        var most = random.Next(3) == 0 ? text.Length : 1 + random.Next(40);
        return (start, start + random.Next(Math.Min(most, text.Length - start) + 1));
    }

    private string Noise(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            _ = random.Next(4) switch
            {
                0 => text.Append((char)random.Next(32, 127)),
                1 => text.Append(Signs[random.Next(Signs.Length)]),
                2 => text.Append((char)random.Next(0, 0x3000)),
                _ => text.Append((char)('a' + random.Next(26))),
            };
        }
        return text.ToString();
    }

    private static string Repeated(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
