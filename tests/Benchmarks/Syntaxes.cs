using System.Text;

namespace Benchmarks;

internal enum Syntax
{
    Lines,
    Yaml,
    Json,
    Xml,
}

/// <summary>Makes one long file of many short ones, in a way that parsers of its syntax read to the end.</summary>
internal static class Syntaxes
{
    public static Syntax Of(string path, string text) => text.TrimStart() switch
    {
        ['{', ..] => Syntax.Json,
        ['<', ..] when !path.EndsWith(".md", StringComparison.Ordinal) => Syntax.Xml,
        _ when path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal) => Syntax.Yaml,
        _ => Syntax.Lines,
    };

    /// <summary>The filling in turn up to the size, with the main text so many times in between; JSON and XML have one root, that of the main text.</summary>
    public static string Join(Syntax syntax, string main, IReadOnlyList<string> filling, int size, int repeats) => syntax switch
    {
        Syntax.Json => InRoot(main, main.LastIndexOf('}'), ",\n\"filling\": [\n", Filled(filling.Select(text => text.Trim() + ",\n"), size), "null]\n"),
        Syntax.Xml => InRoot(main, main.LastIndexOf("</", StringComparison.Ordinal), "", Filled(filling.Select(Inner), size), ""),
        Syntax.Yaml => Between(main, filling, "\n---\n", size, repeats),
        _ => Between(main, filling, "\n", size, repeats),
    };

    private static string InRoot(string main, int at, string before, string filling, string after) => main[..at].TrimEnd() + before + filling + after + main[at..];

    private static string Between(string main, IReadOnlyList<string> filling, string border, int size, int repeats)
    {
        var text = new StringBuilder();
        for (var i = 0; i < repeats; i++)
            text.Append(main).Append(border).Append(Filled(filling.Select(piece => piece + border), size / repeats));
        return text.ToString();
    }

    private static string Filled(IEnumerable<string> pieces, int size)
    {
        List<string> all = [.. pieces];
        var text = new StringBuilder();
        for (var i = 0; text.Length < size; i++)
            text.Append(all[i % all.Count]);
        return text.ToString();
    }

    /// <summary>What stands in an XML text's root.</summary>
    private static string Inner(string xml)
    {
        var root = xml.IndexOf('<', StringComparison.Ordinal);
        while (root >= 0 && xml[root + 1] is '?' or '!')
            root = xml.IndexOf('<', root + 1);
        var start = xml.IndexOf('>', Math.Max(0, root)) + 1;
        var end = xml.LastIndexOf("</", StringComparison.Ordinal);
        return end > start ? xml[start..end] : "";
    }
}
