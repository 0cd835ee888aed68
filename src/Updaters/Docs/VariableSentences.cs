using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Sentences that say what a variable is set to: <c>`TOOL_VERSION` defaults to `1.2.3`</c>, <c>set `TOOL_VERSION` to `1.2.3`</c>.</summary>
internal static partial class VariableSentences
{
    /// <summary>How far from the variable its value may stand.</summary>
    private const int Reach = 200;

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var name = Name().Match(file.Text, within.Start, within.Length); name.Success; name = name.NextMatch())
        {
            var value = Value().Match(file.Text, name.Index + name.Length, Math.Min(Reach, file.Text.Length - name.Index - name.Length)).Groups["value"];
            if (value.Success && VariableNames.Match(file, name.Groups["name"].Value, new TextSpan(value.Index, value.Length), upstreams) is { } reference)
                yield return reference;
        }
    }

    [GeneratedRegex(@"`{1,2}\$?\{?(?<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\}?`{1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    // In the same sentence, before any other code; a word or mark leads to the value.
    [GeneratedRegex(@"\G[*_]{0,2}[^`\r\n.;|]{0,120}?(?:\b(?:is|to|by\s+default|defaults?|value|равн\w+|умолчанию|значение|на|в)\b|[:=—–-])[ \t]*[:=(—–-]?[ \t]*(?:currently[ \t]+|now[ \t]+|сейчас[ \t]+|это[ \t]+)?[*_]{0,2}[`""]{1,2}(?<value>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[`""]{1,2}|\G[*_]{0,2}[^`\r\n.;|]{0,120}?\((?:currently|now|at\s+present|default|defaults\s+to|by\s+default|сейчас|по\s+умолчанию)[ \t:—-]{1,3}[`""]{1,2}(?<value>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[`""]{1,2}|\G[*_]{0,2}[^`\r\n.;|]{0,120}?\([`""]{1,2}(?<value>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[`""]{1,2}[ \t]+(?:if|when|unless|by[ \t]+default|если|по[ \t]+умолчанию)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Value();
}
