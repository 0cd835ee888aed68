using System.Text.RegularExpressions;

namespace Updaters.PipRequirements;

/// <summary>pip's <c>--hash</c> options of one requirement, laid out as they are.</summary>
/// <remarks>https://pip.pypa.io/en/stable/topics/secure-installs/#hash-checking-mode</remarks>
internal static partial class HashOptions
{
    /// <summary>
    /// The options for other files: sorted, as pip-compile writes them, each introduced and parted from the next as the old ones are.
    /// Null where the old ones are of another kind than sha256, or something else stands among them.
    /// </summary>
    /// <param name="current">From the first option to the end of the last one.</param>
    /// <param name="sha256">In hexadecimal.</param>
    public static string? Rewrite(string current, IReadOnlyList<string> sha256)
    {
        var match = All().Match(current);
        if (!match.Success)
            return null;
        var option = match.Groups["option"].Value;
        var between = match.Groups["between"] is { Success: true } gap ? gap.Captures[0].Value : " ";
        return string.Join(between, sha256.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(hash => option + hash));
    }

    [GeneratedRegex(
        @"\A(?<option>--hash(?:=|[ \t]+)sha256:)[0-9a-f]+(?:(?<between>[ \t]+|[ \t]*\\(?>\r\n|\n|\r)[ \t]*)--hash(?:=|[ \t]+)sha256:[0-9a-f]+)*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex All();
}
