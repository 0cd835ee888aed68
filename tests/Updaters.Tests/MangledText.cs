using CsCheck;

namespace Updaters.Tests;

/// <summary>Text that was cut, doubled, shuffled and sprinkled with odd characters: what no updater may stumble over.</summary>
public static class MangledText
{
    private static readonly string[] Odd = ["\r", "\n", "\\\n", "\0", "\u2028", "\uFEFF", "\ud800", "$(", "${", "{{", "\"", "'", "`", "%2F", "@", "#", ":", "=", "==", "/", "..", "[", "](", "<!--", "-->", "<!-- bumpbot: acme/tool -->", "<!-- /bumpbot -->", "\n---\n", "::\n\n   ", "\n.. ", "\n|===\n", "\n----\n", "\n```\n", "💥"];

    public static Gen<string> Of(string text) =>
        Gen.Select(Piece(text), Piece(text), Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]), Piece(text)).Select((a, b, odd, c) => a + odd + b + c);

    private static Gen<string> Piece(string text) =>
        Gen.Select(Gen.Int[0, text.Length], Gen.Int[0, text.Length]).Select((a, b) => text[Math.Min(a, b)..Math.Max(a, b)]);
}
