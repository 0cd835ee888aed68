using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Tests.Corpus;

/// <summary>One case of a corpus: a document or another file, and the places in it that are to move.</summary>
/// <param name="Where">File and line, for messages.</param>
/// <param name="Path">What the file is called.</param>
/// <param name="Text">The file, without the marks.</param>
/// <param name="Expected">What is to become of the marked places; empty = nothing may move.</param>
public sealed partial record CorpusCase(string Where, string Path, string Text, IReadOnlyList<TextEdit> Expected)
{
    public int LineCount => Lines.In(Text).Count(line => line.Length > 0);

    /// <summary>All cases of a folder's files.</summary>
    public static IReadOnlyList<CorpusCase> In(string folder) =>
        [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<CorpusCase> Read(string file)
    {
        var lines = File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            // "---" may be a front matter's, too: a case begins with its header.
            if (i < lines.Length && (lines[i].TrimEnd() != "---" || !IsHeader(lines.Skip(i + 1).FirstOrDefault(line => line.Trim() != "") ?? "# keep")))
                continue;
            if (lines[start..i].Any(line => line.Trim() != ""))
                yield return Of(lines[start..i], $"{System.IO.Path.GetFileName(file)}:{start + 1}");
            start = i + 1;
        }
    }

    private static CorpusCase Of(string[] lines, string where)
    {
        List<string> rest = [.. lines.SkipWhile(line => line.Trim() == "")];
        var (path, verdict) = ("README.md", "");
        while (rest.Count > 0 && IsHeader(rest[0]))
        {
            var header = Header().Match(rest[0]);
            if (header.Groups["file"].Success)
                path = header.Groups["file"].Value;
            else
                verdict = header.Groups["verdict"].Value;
            rest.RemoveAt(0);
        }
        var marked = string.Join('\n', rest);
        var version = verdict.StartsWith("change ", StringComparison.Ordinal) ? verdict[7..].Trim() : null;
        if ((verdict != "keep" && version is null) || marked.Contains('‹') != version is not null)
            throw new InvalidDataException($"{where}: needs '# keep', or '# change' with a version and marks");
        return new CorpusCase(where, path, marked.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal), [.. Marked(marked, version, where)]);
    }

    private static IEnumerable<TextEdit> Marked(string marked, string? version, string where)
    {
        var shift = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            var old = mark.Groups["old"].Value;
            yield return Trimmed(new TextEdit(mark.Index - shift, old.Length, Spelled(old, version!)), old);
            shift += 2;
        }
        if (marked.Count(c => c is '‹' or '›') != shift)
            throw new InvalidDataException($"{where}: a mark without its partner");
    }

    /// <summary>The new version with <c>v</c> or without, and with as many numbers, as the old text has.</summary>
    private static string Spelled(string old, string version)
    {
        var numbers = version.TrimStart('v').Split('.').Take(old.Count(c => c == '.') + 1);
        return (old is ['v' or 'V', ..] ? old[..1] : "") + string.Join('.', numbers);
    }

    /// <summary>The edit without what it leaves as it was, so that edits that do the same are equal.</summary>
    public static TextEdit Trimmed(TextEdit edit, string old)
    {
        var (start, end) = (0, 0);
        while (start < old.Length && start < edit.Replacement.Length && old[start] == edit.Replacement[start])
            start++;
        while (end < old.Length - start && end < edit.Replacement.Length - start && old[^(end + 1)] == edit.Replacement[^(end + 1)])
            end++;
        return new TextEdit(edit.Offset + start, old.Length - start - end, edit.Replacement[start..^end]);
    }

    private static bool IsHeader(string line) => Header().IsMatch(line);

    [GeneratedRegex(@"\A# (?:(?<verdict>keep|change [v\d.]+)|file: (?<file>\S.*?))\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex("‹(?<old>[^‹›]+)›", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
