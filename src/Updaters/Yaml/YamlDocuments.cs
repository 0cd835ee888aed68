namespace Updaters.Yaml;

/// <summary>The documents of a YAML stream, by their markers alone, which nothing within a document may look like: one that is broken does not break the next.</summary>
/// <remarks>https://yaml.org/spec/1.2.2/#chapter-9-document-stream-productions</remarks>
internal static class YamlDocuments
{
    /// <summary>The lines of each: its directives, the marker that begins it, and what it holds, up to the marker of its end. All lines stand in one.</summary>
    public static IEnumerable<(int From, int To)> In(YamlLines lines)
    {
        var from = 0;
        for (var line = 0; line < lines.Count; line++)
        {
            if (!lines.IsMarker(line))
                continue;
            var ends = lines.Text[lines.Span(line, line).Start] == '.';
            if (!ends && (line == from || IsPrologue(lines, from, line)))
                continue;
            var to = ends ? line + 1 : line;
            yield return (from, to);
            from = to;
        }
        if (from < lines.Count)
            yield return (from, lines.Count);
    }

    /// <summary>Whether the lines are directives and comments alone, with a directive among them: they belong to the document whose marker comes next.</summary>
    private static bool IsPrologue(YamlLines lines, int from, int to)
    {
        var hasDirective = false;
        for (var line = from; line < to; line++)
        {
            if (lines.HasContent(line) && !lines.IsDirective(line))
                return false;
            hasDirective |= lines.HasContent(line);
        }
        return hasDirective;
    }
}
