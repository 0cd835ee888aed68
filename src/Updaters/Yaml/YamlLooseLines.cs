using System.Text.RegularExpressions;
using Updaters.Documents;
using Updaters.Text;

namespace Updaters.Yaml;

/// <summary>Reads the lines of a text that is no YAML (a template, a broken file) each by itself: <c>key: value</c>, <c>- value</c>, with or without quotes.</summary>
internal static partial class YamlLooseLines
{
    /// <param name="first">The document's first line, as <paramref name="to"/> is the one behind its last.</param>
    /// <param name="read">What stands before has been read.</param>
    public static void Read(YamlLines lines, int first, int to, int read, DocumentBuilder builder)
    {
        while (builder.Depth > 0)
            builder.Close();
        for (var line = first; line < to; line++)
        {
            var span = lines.Span(line, line + 1);
            if (span.End <= read || !lines.HasContent(line) || Line().Match(lines.Text, span.Start, span.Length) is not { Success: true } match)
                continue;
            var value = match.Groups["value"];
            if (value.Index < read)
                continue;
            var key = match.Groups["key"];
            if (key.Success)
            {
                builder.OpenMap();
                builder.Key(new TextSpan(key.Index, key.Length));
            }
            builder.Value(new TextSpan(value.Index, value.Length), lines.Text[Math.Max(0, value.Index - 1)] is '"' or '\'' ? ValueForm.Quoted : ValueForm.Plain);
            if (key.Success)
                builder.Close();
        }
    }

    [GeneratedRegex(
        @"\G[ \t]*(?>(?:-[ \t]+)*)(?:[""']?(?<key>[A-Za-z0-9_][\w./-]*)[""']?[ \t]*:[ \t]+)?(?:""(?<value>[^""\r\n]+)""|'(?<value>[^'\r\n]+)'|(?<value>(?![ \t#|>""'])[^\r\n#]*[^\s#]))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
