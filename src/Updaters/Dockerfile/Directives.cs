using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>The parser directives at the top of a Dockerfile.</summary>
/// <param name="Escape">The character that joins lines.</param>
/// <param name="Syntax">Where the image of the frontend stands (<c># syntax=docker/dockerfile:1</c>); null = it names none.</param>
/// <remarks>Source of the rules: the Dockerfile reference, "Parser directives": only directives may stand above one, not even an empty line, and each counts once.</remarks>
internal sealed partial record Directives(char Escape, TextSpan? Syntax)
{
    public static Directives Read(string text, IEnumerable<TextSpan> lines)
    {
        var directives = new Directives('\\', null);
        foreach (var line in lines)
        {
            var match = Directive().Match(text, line.Start, line.Length);
            if (!match.Success)
                break;
            var value = match.Groups["value"];
            directives = match.Groups["name"].Value.ToUpperInvariant() switch
            {
                "ESCAPE" => directives with { Escape = value.Value == "`" ? '`' : '\\' },
                "SYNTAX" when directives.Syntax is null => directives with { Syntax = new TextSpan(value.Index, value.Length) },
                _ => directives,
            };
        }
        return directives;
    }

    [GeneratedRegex(@"\A[ \t]*#[ \t]*(?<name>[A-Za-z][A-Za-z0-9]*)[ \t]*=[ \t]*(?<value>\S+)[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();
}
