using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Ties named values of a document, and those in the YAML and shell that it shows, to the upstreams that go by their names.</summary>
internal static partial class NamedValues
{
    /// <summary>The values of a front matter or of attributes. Documents spell such names in their own way: <c>tool-version</c> and <c>toolVersion</c> are <c>TOOL_VERSION</c>.</summary>
    public static IEnumerable<Reference> Find(FileText file, IEnumerable<NamedValue> values, IReadOnlyList<Upstream> upstreams)
    {
        foreach (var value in values.Where(value => value.ByName))
        {
            if (VariableNames.LooksLikeVersion(file.Text.AsSpan(value.Value.Start, value.Value.Length))
                && KnownNames.Resolve(upstreams, upstream => upstream.Variables, known => Same(known.Text, value.Name)) is { } tie)
            {
                yield return new Reference(
                    tie.Upstream.Id, file.Path, value.Value, value.Value.Of(file.Text), ReferenceKind.Value, new Tie.ByName(tie.Name, value.Name), []);
            }
        }
    }

    /// <summary><c>NAME: 1.2.3</c> in code.</summary>
    public static IEnumerable<Reference> InYaml(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = Entry().Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            var value = match.Groups["value"];
            if (VariableNames.Match(file, match.Groups["name"].Value, new TextSpan(value.Index, value.Length), upstreams) is { } reference)
                yield return reference;
        }
    }

    /// <summary><c>${NAME:-1.2.3}</c> in code.</summary>
    public static IEnumerable<Reference> InDefaults(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = Default().Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            var value = match.Groups["value"];
            if (VariableNames.Match(file, match.Groups["name"].Value, new TextSpan(value.Index, value.Length), upstreams) is { } reference)
                yield return reference;
        }
    }

    /// <summary>Whether two names have the same letters and digits, whatever their case and what stands between their words.</summary>
    private static bool Same(string known, string written) => Letters(known).Equals(Letters(written), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    [GeneratedRegex("""\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*):?[=-](?<value>[^\s"'`$\{\}]+)\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Default();

    [GeneratedRegex("""(?<![\w.$/-])(?<quote>["']?)(?<name>[A-Za-z_][A-Za-z0-9_]*)\k<quote>:[ \t]+(?<mark>["']?)(?<value>[^\s"'`#,{}]+)\k<mark>(?=[ \t]*(?:[,}]|[ \t]\#|\r|\n|`|\z))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();
}
