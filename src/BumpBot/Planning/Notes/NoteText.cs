using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BumpBot.Model;
using Markdig.Helpers;
using Updaters.Text;

namespace BumpBot.Planning.Notes;

/// <summary>What the forge, or another bot, reads out of plain text: mentions, references, commands.</summary>
internal static partial class NoteText
{
    public static IEnumerable<TextEdit> Edits(string text, NoteRegions regions) =>
    [
        .. Entity().Matches(text).Where(In(NoteRegion.Text, regions)).Select(OfEntity).OfType<TextEdit>(),
        .. CommentStart().Matches(text).Where(In(NoteRegion.Text, regions)).Select(match => new TextEdit(match.Index, 1, "&lt;")),
        .. Sign().Matches(text).Where(In(NoteRegion.Text, regions)).Select(match => new TextEdit(match.Index + match.Length, 0, PlainText.Gap)),
        .. Command().Matches(text).Where(match => regions[match.Groups["slash"].Index] == NoteRegion.Text)
            .Select(match => new TextEdit(match.Groups["slash"].Index, 0, PlainText.Gap)),
        .. At().Matches(text).Where(In(NoteRegion.BareUrl, regions)).Select(match => new TextEdit(match.Index, 1, "%40")),
        .. InCode(text).Where(edit => regions[Math.Min(edit.Offset, text.Length - 1)] == NoteRegion.Code),
    ];

    /// <summary>Code as it may stand in a body: other programs read bodies, and commit messages made of them, without knowing what code is.</summary>
    public static string InertCode(string code) => TextEdits.Apply(code, InCode(code).DistinctBy(edit => edit.Offset));

    private static IEnumerable<TextEdit> InCode(string text) =>
    [
        .. CodeMark().Matches(text).Select(match => new TextEdit(match.Index + "<!-".Length, 0, " ")),
        .. CodeCommand().Matches(text).Select(match => new TextEdit(match.Index, 0, " ")),
        .. CodeClosing().Matches(text).Select(match => new TextEdit(match.Index + match.Length, 0, " ")),
    ];

    /// <summary>An entity is the character it stands for: what matters here is written plainly, or made harmless at once.</summary>
    private static TextEdit? OfEntity(Match entity)
    {
        if (entity.Value == PlainText.Gap || Decode(entity) is not { } rune)
            return null;
        var plain = rune.Value switch
        {
            '@' or '#' => rune + PlainText.Gap,
            _ when HiddenCharacters.IsHidden(rune) => "",
            _ when rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is ':' or '/' or '.' or '-') => rune.ToString(),
            _ => null,
        };
        return plain is null ? null : new TextEdit(entity.Index, entity.Length, plain);
    }

    private static Func<Match, bool> In(NoteRegion region, NoteRegions regions) => match => regions[match.Index] == region;

    private static Rune? Decode(Match entity)
    {
        if (entity.Groups["name"] is { Success: true } name)
            return EntityHelper.DecodeEntity(name.ValueSpan) is { Length: > 0 } text && Rune.DecodeFromUtf16(text, out var named, out var used) == 0 && used == text.Length ? named : null;
        var isNumber = entity.Groups["hex"] is { Success: true } hex
            ? int.TryParse(hex.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            : int.TryParse(entity.Groups["dec"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        return isNumber && Rune.IsValid(number) ? new Rune(number) : null;
    }

    [GeneratedRegex("&(?:#[xX](?<hex>[0-9a-fA-F]{1,6})|#(?<dec>[0-9]{1,7})|(?<name>[A-Za-z][A-Za-z0-9]{1,31}));", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex("<!--")]
    private static partial Regex CommentStart();

    /// <summary>The last sign of what could be a mention (<c>@user</c>, <c>@org/team</c>, <c>o/r@sha</c>) or a reference (<c>#1</c>, <c>o/r#1</c>, <c>GH-1</c>).</summary>
    /// <remarks>An entity without its semicolon is none in Markdown, but is one within HTML.</remarks>
    [GeneratedRegex(@"@(?!&\#8203;|\s|\z)|(?<!&(?=\#[0-9]{1,7};))\#(?=[0-9])|(?<=&(?!\#x[0-9a-f]{1,6};))\#(?=x[0-9a-f])|(?<![A-Za-z0-9])GH\\?-(?=[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex("@")]
    private static partial Regex At();

    [GeneratedRegex(@"^[ \t>]*(?<slash>/)(?=[A-Za-z])", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    [GeneratedRegex(@"<!--(?=\s*bumpbot)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodeMark();

    [GeneratedRegex(@"^/(?=[A-Za-z][A-Za-z-]*(?:\s|\z))", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex CodeCommand();

    /// <summary>A closing keyword and what it would close, up to the sign after which a blank undoes it.</summary>
    [GeneratedRegex(@"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:[\w./-]*\#(?=[0-9])|GH-(?=[0-9])|https?://(?=(?:www\.)?github\.com/))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodeClosing();
}
