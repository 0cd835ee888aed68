using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Keys in code that are called like an upstream and hold its version one level deeper: <c>tool:</c> with <c>version: 1.2.3</c>, <c>[tools.acme-tool]</c> with
/// <c>version = "1.2.3"</c>, <c>"acme-tool": { "version": "1.2.3" }</c>, <c>tool-version:</c> with <c>default: 1.2.3</c>, <c>name: TOOL_VERSION</c> with <c>value: 1.2.3</c>.
/// </summary>
internal static partial class KeySections
{
    /// <summary>How far below its key a version may stand.</summary>
    private const int Farthest = 5;

    private const int LongestLine = 400;

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var opening = Opening().Match(file.Text, within.Start, within.Length); opening.Success; opening = opening.NextMatch())
        {
            var name = opening.Groups["name"].Value;
            var isVariable = NamedValues.Tie(name, upstreams) is not null;
            if (opening.Groups["field"].Success && !isVariable)
                continue;
            // Within a line such a key may be anything's, so a short name says too little.
            if (!opening.Groups["indent"].Success && PackagePins.Tie(name, upstreams) is not { Name.Source: NameSource.Config })
                continue;
            if (TieOf(name, upstreams) is var (upstream, tie) && VersionBelow(file.Text, opening, isVariable) is { } version)
                yield return new Reference(upstream.Id, file.Path, version, version.Of(file.Text), ReferenceKind.Value, tie, []);
        }
    }

    private static (Upstream Upstream, Tie Tie)? TieOf(string name, IReadOnlyList<Upstream> upstreams)
    {
        if ((NamedValues.Tie(name, upstreams) ?? NamedValues.Tie(name + "_VERSION", upstreams)) is { } variable)
            return (variable.Upstream, new Tie.ByName(variable.Name, name));
        return PackagePins.Tie(name, upstreams) is { Name.Source: NameSource.Config } package ? (package.Upstream, new Tie.ByName(package.Name, name)) : null;
    }

    /// <summary>On the same line, or on one of those below that belong to the key.</summary>
    private static TextSpan? VersionBelow(string text, Match opening, bool isVariable)
    {
        var key = isVariable ? Value() : Version();
        var line = Lines.In(text, LineStart(text, opening.Groups["name"].Index)).First();
        if (line.Length <= LongestLine && key.Match(text, opening.Index + opening.Length, Math.Max(0, line.End - opening.Index - opening.Length)) is { Success: true } own)
            return new TextSpan(own.Groups["version"].Index, own.Groups["version"].Length);
        var isSection = opening.Groups["section"].Success;
        var indent = opening.Groups["indent"].Length;
        foreach (var next in Lines.In(text, line.Start).Skip(1).Take(Farthest))
        {
            var content = text.AsSpan(next.Start, next.Length);
            var depth = next.Length - content.TrimStart(" \t>").Length;
            if (content.IsWhiteSpace() || next.Length > LongestLine || (isSection ? content.TrimStart() is ['[', ..] : opening.Groups["field"].Success ? depth < indent || content.TrimStart() is ['-', ..] : depth <= indent))
                return null;
            if (key.Match(text, next.Start, next.Length) is { Success: true } match)
                return new TextSpan(match.Groups["version"].Index, match.Groups["version"].Length);
        }
        return null;
    }

    private static int LineStart(string text, int offset) => text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

    // "tool:", "tool: {", "[tools.tool]", "- name: TOOL_VERSION".
    [GeneratedRegex("""(?:(?<=\A|[\r\n])(?<indent>[ \t>]*(?:-[ \t]+)?)|(?<=[{,])[ \t]*)(?:(?<field>name|key|variable)[ \t]*:[ \t]*["']?(?<name>[A-Za-z][\w-]{2,60})["']?[ \t]*(?=[\r\n])|["']?(?<name>[A-Za-z][\w.-]{1,60})["']?[ \t]*(?::[ \t]*(?:\{|(?=[\r\n]))|=[ \t]*\{)|(?<section>\[{1,2})(?:[\w"-]{1,60}\.){0,5}"?(?<name>[A-Za-z][\w-]{1,60})"?\]{1,2}[ \t]*(?=[\r\n]))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    private const string Number = """["']?[ \t]*[:=][ \t]*["']?(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)["']?(?=[\s,}\]`#]|\z)""";

    [GeneratedRegex("""(?<![\w.-])["']?(?:version|tag|ref|rev|release)""" + Number, RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex("""(?<![\w.-])["']?(?:default|value|version)""" + Number, RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
