using Updaters.Text;

namespace Updaters.Docs.AsciiDoc;

/// <summary>What a line of AsciiDoc is, whatever stands around it.</summary>
internal static class AsciiDocLines
{
    public static Heading? Title(TextSpan line, ReadOnlySpan<char> content)
    {
        var marks = content.Length - content.TrimStart(content[0]).Length;
        return content[0] is '=' or '#' && marks <= 6 && content.Length > marks && content[marks] == ' '
            ? new Heading(line.Start, marks, content[marks..].Trim().ToString())
            : null;
    }

    /// <summary>What the block holds that the line opens; null = it opens none.</summary>
    public static AsciiDocContent? Delimiter(ReadOnlySpan<char> line) => line switch
    {
        ['|' or ',' or ':' or '!', '=', '=', '=', ..] when line[1..].TrimEnd('=').IsEmpty => AsciiDocContent.Table,
        ['`', '`', '`', ..] => AsciiDocContent.Code,
        ['_', '_', '_', '_', ..] when line.TrimEnd('_').IsEmpty => AsciiDocContent.Quote,
        ['-' or '.' or '/' or '+', ..] when line.Length >= 4 && line.TrimEnd(line[0]).IsEmpty => line[0] == '/' ? AsciiDocContent.Comment : AsciiDocContent.Code,
        _ => null,
    };

    /// <param name="attributes">A line in square brackets.</param>
    public static bool IsCodeStyle(ReadOnlySpan<char> attributes)
    {
        var style = attributes[1..].TrimStart(" \"'");
        return style.StartsWith("source") || style.StartsWith("listing") || style.StartsWith("literal") || style.StartsWith(",") || style.StartsWith("%");
    }

    public static bool IsListItem(ReadOnlySpan<char> line)
    {
        var item = line.TrimStart(" \t");
        var marks = item.Length - item.TrimStart(item[0]).Length;
        return (item[0] is '*' or '-' or '.' && item.Length > marks && item[marks] == ' ') || char.IsAsciiDigit(item[0]) || item.Contains("::", StringComparison.Ordinal);
    }
}
