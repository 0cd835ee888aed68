using System.Text.RegularExpressions;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>A line with placeholders.</summary>
internal static partial class TemplateText
{
    /// <summary>Null = the key is absent, or its value a problem.</summary>
    public static TextTemplate? Read(Section section, string key)
    {
        if (section.Text(key) is not { } text || LineText.Read(text, section, key) is not { } line)
            return null;
        foreach (Match placeholder in Placeholder().Matches(line))
        {
            if (TextTemplate.Placeholders.Contains(placeholder.Groups[1].Value))
                continue;
            var known = string.Join(", ", TextTemplate.Placeholders.Select(name => $"{{{name}}}"));
            var remedy = NearestName.Of(placeholder.Groups[1].Value, TextTemplate.Placeholders) is { } nearest ? $"did you mean {{{nearest}}}?" : $"write one of {known}";
            section.Problems.Add(text.At, $"unknown placeholder {Shown.Quoted(placeholder.Value)}", remedy);
            return null;
        }
        return new TextTemplate(line);
    }

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
