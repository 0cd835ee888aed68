using System.Runtime.CompilerServices;
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
                && Tie(value.Name, upstreams) is { } tie)
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

    /// <summary>Keys in code that spell such a name in their file's way: <c>tool_version: 1.2.3</c>, <c>toolVersion = "1.2.3"</c>, <c>acme_tool_version</c>.</summary>
    public static IEnumerable<Reference> InOtherSpelling(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
        [.. Spelled(file, within, upstreams, Key()), .. Spelled(file, within, upstreams, Spaced())];

    /// <summary>Elements of XML and options of commands with such a name: <c>&lt;tool.version&gt;1.2.3&lt;/tool.version&gt;</c>, <c>--tool-version 1.2.3</c>, <c>-PtoolVersion=1.2.3</c>, <c>-DTOOL_VERSION=1.2.3</c>.</summary>
    public static IEnumerable<Reference> InElementsAndOptions(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
        [.. Spelled(file, within, upstreams, Element()), .. Spelled(file, within, upstreams, Option()), .. InTerraform(file, within, upstreams)];

    /// <summary>Variables of Terraform with their default below.</summary>
    private static IEnumerable<Reference> InTerraform(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = TerraformVariable().Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            var name = match.Groups["name"].Value;
            var value = TerraformDefault().Match(file.Text, match.Index + match.Length).Groups["value"];
            if (value.Success && Tie(name, upstreams) is { } tie)
                yield return new Reference(tie.Upstream.Id, file.Path, new TextSpan(value.Index, value.Length), value.Value, ReferenceKind.Value, new Tie.ByName(tie.Name, name), []);
        }
    }

    private static IEnumerable<Reference> Spelled(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams, Regex pattern)
    {
        for (var match = pattern.Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            var (name, value) = (match.Groups["name"].Value, match.Groups["value"]);
            if (Tie(name, upstreams) is { } tie)
                yield return new Reference(tie.Upstream.Id, file.Path, new TextSpan(value.Index, value.Length), value.Value, ReferenceKind.Value, new Tie.ByName(tie.Name, name), []);
        }
    }

    /// <summary>The upstream with such a variable, whose owner may stand before it.</summary>
    public static (Upstream Upstream, KnownName Name)? Tie(string written, IReadOnlyList<Upstream> upstreams) =>
        TieOf(written.EndsWith("ver", StringComparison.OrdinalIgnoreCase) ? written + "sion" : written, upstreams);

    private static (Upstream Upstream, KnownName Name)? TieOf(string written, IReadOnlyList<Upstream> upstreams) =>
        !Known.GetValue(upstreams, LettersOfNames).Contains(Letters(written)) ? null
        : KnownNames.Resolve(upstreams, upstream => upstream.Variables, known => Same(known.Text, written))
        ?? (from upstream in upstreams
            from known in upstream.Variables
            where Same(upstream.Id.Repo.Owner + known.Text, written)
            select ((Upstream, KnownName)?)(upstream, known)).FirstOrDefault();

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

    private static string Letters(string name) => name.All(char.IsLetterOrDigit) ? name : string.Concat(name.Where(char.IsLetterOrDigit));

    /// <summary>What any of the names comes to, for a quick look: documents name very much.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Upstream>, HashSet<string>> Known = [];

    private static HashSet<string> LettersOfNames(IReadOnlyList<Upstream> upstreams) =>
        upstreams.SelectMany(upstream => upstream.Variables.SelectMany(known => new[] { Letters(known.Text), Letters(upstream.Id.Repo.Owner + known.Text) }))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("""\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*):?[=-](?<value>[^\s"'`$\{\}]+)\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Default();

    [GeneratedRegex("""(?<![\w.$/{?&-])(?<quote>["']?)(?<name>[A-Za-z][A-Za-z0-9_.-]{2,60})\k<quote>\]?(?::[ \t]*&?(?:'\w{1,10}[ \t]+)?[A-Za-z][\w.]{1,20}(?=[ \t]*=))?(?:[ \t]*(?::[ \t]+|[:?]?=[ \t]*)|\.set\((?=["']))(?<list>\[[ \t]*)?(?<mark>["']?)(?<value>[vV]?[0-9]+\.[0-9]+(?:\.[0-9]+)*(?:-[0-9A-Za-z.-]+)?)\k<mark>(?(list)(?=[ \t]*\])|(?=[\s,;})\]`\\"']|\z))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();

    // Commands and calls with a space between: setx NAME 1.2.3, set(NAME "1.2.3"), ENV NAME 1.2.3.
    [GeneratedRegex("""(?<![\w.$/{-])(?<name>[A-Za-z][A-Za-z0-9_]{2,60})[ \t]+(?<mark>["']?)(?<value>[vV]?[0-9]+\.[0-9]+\.[0-9]+)\k<mark>(?=[\s);`]|\z)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"<(?<name>[A-Za-z][\w.-]{2,60})>[ \t]*(?<value>[vV]?[0-9]+\.[0-9]+(?:\.[0-9]+)*)[ \t]*</\k<name>>", RegexOptions.CultureInvariant)]
    private static partial Regex Element();

    [GeneratedRegex("""(?<=[\s"'`(](?:--|-[PD]))(?<name>[A-Za-z][\w.-]{2,60})[ \t=]["']?(?<value>[vV]?[0-9]+\.[0-9]+(?:\.[0-9]+)*)(?=[\s"'`,;)\\]|\z)""", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"(?<![\w-])variable[ \t]+""(?<name>[\w-]{3,60})""[ \t]*\{", RegexOptions.CultureInvariant)]
    private static partial Regex TerraformVariable();

    [GeneratedRegex(@"\G[^{}]{0,300}?\bdefault[ \t]*=[ \t]*""(?<value>[vV]?[0-9]+\.[0-9]+(?:\.[0-9]+)*)""", RegexOptions.CultureInvariant)]
    private static partial Regex TerraformDefault();

    // NAME: value of YAML, "NAME": "value", and 'NAME', 'value' of calls.
    [GeneratedRegex("""(?<![\w.$/-])(?<quote>["']?)(?<name>[A-Za-z_][A-Za-z0-9_]*)\k<quote>(?::[ \t]+|(?<=["']),[ \t]*(?=["']))(?<mark>["']?)(?<value>[^\s"'`#,{}]+)\k<mark>(?=[ \t]*(?:[,})]|[ \t]\#|\r|\n|`|\z))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();
}
