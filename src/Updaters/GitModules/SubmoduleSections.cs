using Updaters.Text;

namespace Updaters.GitModules;

/// <summary>A submodule as <c>.gitmodules</c> describes it, each place without quotes.</summary>
/// <param name="Branch">Null = none is given, or it cannot be told where it stands.</param>
internal sealed record SubmoduleSection(TextSpan Path, TextSpan Url, TextSpan? Branch);

/// <summary>
/// The sections <c>[submodule "name"]</c> of a file in git's configuration syntax. One that gives a key twice, or whose name or path another
/// one has too, is left out: git's own commands do not agree on which of the two counts.
/// </summary>
/// <remarks>https://git-scm.com/docs/git-config#_syntax</remarks>
internal static class SubmoduleSections
{
    public static IReadOnlyList<SubmoduleSection> In(string text)
    {
        List<Open> sections = [];
        Open? section = null;
        var goesOn = false;
        foreach (var line in Lines.In(text))
        {
            var rest = Trimmed(text, line);
            if (!goesOn && Header(text, rest) is { } header)
            {
                section = header.Name is { } name ? new Open(name) : null;
                if (section is not null)
                    sections.Add(section);
                rest = header.Behind;
            }
            if (!goesOn && section is not null && rest.Length > 0)
                Read(text, rest, section);
            goesOn = GoesOn(text, line);
        }
        List<Open> whole = [.. Once(sections, open => open.Name).Where(open => !open.IsTwofold && open is { Path: not null, Url: not null })];
        return [.. Once(whole, open => open.Path!.Value.Of(text)).Select(open => new SubmoduleSection(open.Path!.Value, open.Url!.Value, open.Branch))];
    }

    private static IEnumerable<Open> Once(List<Open> sections, Func<Open, string> key) =>
        sections.GroupBy(key, StringComparer.Ordinal).Where(same => same.Count() == 1).Select(same => same.First());

    /// <summary>A section that is being read.</summary>
    private sealed class Open(string name)
    {
        private readonly HashSet<string> _keys = new(StringComparer.OrdinalIgnoreCase);

        public string Name => name;

        public bool IsTwofold { get; private set; }

        public TextSpan? Path { get; private set; }

        public TextSpan? Url { get; private set; }

        public TextSpan? Branch { get; private set; }

        public void Take(string key, TextSpan? value)
        {
            IsTwofold |= !_keys.Add(key);
            if (key.Equals("path", StringComparison.OrdinalIgnoreCase))
                Path = value;
            else if (key.Equals("url", StringComparison.OrdinalIgnoreCase))
                Url = value;
            else if (key.Equals("branch", StringComparison.OrdinalIgnoreCase))
                Branch = value;
        }
    }

    /// <summary>The head of a section with what stands behind it; its name is null where it is no submodule's. Null = the line has none.</summary>
    private static (string? Name, TextSpan Behind)? Header(string text, TextSpan line)
    {
        if (line.Length == 0 || text[line.Start] != '[')
            return null;
        var inner = line.Of(text).AsSpan(1);
        var open = inner.IndexOf('"');
        var close = inner.IndexOf(']');
        if (open < 0 || (close >= 0 && close < open) || !inner[..open].Trim().Equals("submodule", StringComparison.OrdinalIgnoreCase))
            return (null, new TextSpan(line.End, 0));
        var end = open + 1;
        while (end < inner.Length && inner[end] != '"')
            end += inner[end] == '\\' ? 2 : 1;
        return end + 1 < inner.Length && inner[end + 1] == ']'
            ? (inner[(open + 1)..end].ToString(), Trimmed(text, TextSpan.FromBounds(line.Start + 1 + end + 2, line.End)))
            : (null, new TextSpan(line.End, 0));
    }

    private static void Read(string text, TextSpan line, Open section)
    {
        var written = text.AsSpan(line.Start, line.Length);
        if (written[0] is '#' or ';')
            return;
        var equals = written.IndexOf('=');
        var key = (equals < 0 ? written : written[..equals]).Trim();
        section.Take(key.ToString(), equals < 0 ? null : Value(text, Trimmed(text, TextSpan.FromBounds(line.Start + equals + 1, line.End))));
    }

    /// <summary>A value that stands in the text as it is, without quotes and the comment behind it; null where it is empty, or escapes or quotes within are to be read.</summary>
    private static TextSpan? Value(string text, TextSpan written)
    {
        if (written.Length > 0 && text[written.Start] == '"')
        {
            var close = text.IndexOf('"', written.Start + 1, written.Length - 1);
            var behind = close < 0 ? "" : text[(close + 1)..written.End].TrimStart();
            var inner = TextSpan.FromBounds(written.Start + 1, Math.Max(close, written.Start + 1));
            return close >= 0 && behind is "" or ['#' or ';', ..] && IsPlain(text, inner) ? inner : null;
        }
        var comment = text.AsSpan(written.Start, written.Length).IndexOfAny('#', ';');
        var value = comment < 0 ? written : Trimmed(text, new TextSpan(written.Start, comment));
        return IsPlain(text, value) ? value : null;
    }

    private static bool IsPlain(string text, TextSpan value) => value.Length > 0 && !text.AsSpan(value.Start, value.Length).ContainsAny('"', '\\');

    /// <summary>Whether a backslash joins the next line to this one.</summary>
    private static bool GoesOn(string text, TextSpan line) =>
        line.Length > 0 && text[line.End - 1] == '\\' && text.AsSpan(line.Start, line.Length).TrimStart()[0] is not ('#' or ';');

    private static TextSpan Trimmed(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }
}
