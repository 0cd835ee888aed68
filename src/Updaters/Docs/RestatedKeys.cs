using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>What stands right before a version and says whose it is, where the document is known to install that version: a key, the upstream's name, a command.</summary>
internal static partial class RestatedKeys
{
    private const int KeyLength = 60;

    /// <summary>How near another image would be the tag's owner.</summary>
    private const int Around = 200;

    /// <summary>
    /// Whether a key before the place says that it is the version of what is deployed: <c>image.tag=1.2.3</c>, <c>appVersion: 1.2.3</c>, the input
    /// <c>version</c> of the upstream's own action; null = no such key stands there.
    /// </summary>
    public static bool? Say(string text, TextSpan place, Upstream upstream)
    {
        var before = Before(text, place);
        if (Tag().IsMatch(before))
            return text.Contains("repository", StringComparison.Ordinal) && !NamesOtherImage(text, place, upstream);
        if (Application().IsMatch(before) || IsArgument(text, place, upstream) || IsNamedKey(before, upstream))
            return true;
        // What a log shows may be of another day.
        if (IsBehindName(text, place, upstream) && !TellsOfLog(HistoryStatements.SentenceAround(text, place).Of(text)))
            return true;
        if (!Input().IsMatch(before))
            return null;
        var action = Action().Match(text[Math.Max(0, place.Start - Around)..place.Start]);
        return action.Success && action.Groups["repo"].Value.Equals(upstream.Id.Repo.ToString(), StringComparison.OrdinalIgnoreCase) ? true : null;
    }

    public static bool TellsOfLog(string sentence) => Log().IsMatch(sentence);

    private static ReadOnlySpan<char> Before(string text, TextSpan place) => text.AsSpan(Math.Max(0, place.Start - KeyLength)..place.Start);

    /// <summary>Whether the key begins with the upstream's name: <c>tool_image_tag = "1.2.3"</c>.</summary>
    private static bool IsNamedKey(ReadOnlySpan<char> before, Upstream upstream)
    {
        foreach (var match in Key().EnumerateMatches(before))
        {
            var key = before.Slice(match.Index, match.Length);
            var name = upstream.Id.Repo.Name;
            return key.StartsWith(name, StringComparison.OrdinalIgnoreCase) && key.Length > name.Length
                && (key[name.Length] is '_' or '.' or '-' || (char.IsUpper(key[name.Length]) && char.IsLower(key[name.Length - 1])));
        }
        return false;
    }

    /// <summary>Whether the upstream's name stands right before it, as a program says its version or a key has it: <c>tool version 1.2.3</c>, <c>"tool": "1.2.3"</c>.</summary>
    public static bool IsBehindName(string text, TextSpan place, Upstream upstream)
    {
        var before = Before(text, place);
        if (NameGap().Match(before.ToString()) is not { Success: true } gap)
            return false;
        before = before[..gap.Index];
        if (EndsWithName(before, upstream.Id.Repo.ToString()) || EndsWithName(before, upstream.Id.Repo.Name))
            return true;
        foreach (var name in upstream.Packages.Concat(upstream.Images))
        {
            if (name.Text.AsSpan().ContainsAny('-', '/') && before.EndsWith(name.Text, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static bool EndsWithName(ReadOnlySpan<char> before, string name) =>
        before.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (before.Length == name.Length || before[^(name.Length + 1)] is ' ' or '\t' or '`' or '"' or '\'' or '(' or '\n' or '{');

    /// <summary>Whether a command called like the upstream is given the version alone: <c>./get-tool.sh v1.2.3</c>.</summary>
    private static bool IsArgument(string text, TextSpan place, Upstream upstream)
    {
        var command = Command().Match(Captions.LineBefore(text, place.Start).ToString());
        return command.Success && command.Groups["name"].Value.Contains(upstream.Id.Repo.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool NamesOtherImage(string text, TextSpan place, Upstream upstream)
    {
        var around = text.AsSpan(Math.Max(0, place.Start - Around)..Math.Min(text.Length, place.End + Around));
        foreach (var image in Image().EnumerateMatches(around))
        {
            if (!around.Slice(image.Index, image.Length).Contains(upstream.Id.Repo.Name, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    [GeneratedRegex("""(?<![\w-])(?:image\.?tag|[\w.]{1,30}\.image\.tag|tag|newTag)["']?(?:[:=]|:[ \t]+)["']?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<![\w.$-])(?:[\w.-]{1,50}(?:tag|version|release)["']?[ \t]*[:=][ \t]*["']?|[\w.-]{1,50}\{(?:\w{1,30}="[^"{}]{0,40}",[ ]?){0,4}(?:version|tag)=")\z""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex("""(?:(?<![\w.-])app_?version["']?(?:[:=][ \t]*|-)|__version__[ \t]*==[ \t]*)["']?\z""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Application();

    [GeneratedRegex("""(?:["'][ \t]*[:,][ \t]*(?:\{[ \t]*)?["'](?:version|tag|release)["'][ \t]*:[ \t]*["']|["'][ \t]*:[ \t]*["']|:[ \t]+(?:&\w{1,30}[ \t]+)?["']?|[`*_"')]{0,3},?[ \t]{0,30}(?:\r?\n|[ \t])[ \t]?\(?(?:(?:version|release|tag|версии|версия|версию)[ \t]+)?[`*_"'(]{0,3})\z""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex NameGap();

    [GeneratedRegex(@"(?:\A|[`$])[ \t]*(?:sudo[ \t]+|bash[ \t]+|sh[ \t]+)?(?<name>[\w./-]{1,80}\.(?:sh|bash|py|ps1))[ \t]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    [GeneratedRegex("""(?<![\w.-])version:[ \t]*["']?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Input();

    [GeneratedRegex("""\buses:[ \t]*["']?(?<repo>[\w.-]+/[\w.-]+)@[^\r\n]{1,100}\s+with:\s+(?:[\w-]+:[^\r\n]*\s+){0,6}?version:[ \t]*["']?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Action();

    [GeneratedRegex("""(?<![\w])(?:repository|image|newName|-[ \t]+name)["']?[ \t]*[:=][ \t]*["']?[\w./:-]{3,200}""", RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"\b(?:logs?|логи?|логах|логе|журнал\w*)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Log();
}
