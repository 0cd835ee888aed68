using BumpBot.Model;
using DiffPlex;
using DiffPlex.Model;
using Updaters.Text;

namespace BumpBot.Commands;

/// <summary>
/// A change as the lines of a unified diff, each without its line feed: <c>git apply</c> takes it. Of a file that is not UTF-8 only
/// people can read it.
/// </summary>
public static class UnifiedDiff
{
    /// <summary>Unchanged lines around a change, as everywhere.</summary>
    private const int Context = 3;

    private const string NoLineFeed = "\\ No newline at end of file";

    public static IEnumerable<(string Text, Tone Tone)> Of(TreeChange change) => change switch
    {
        FileChange file => OfFile(file),
        NewFile made => OfNewFile(made),
        SubmoduleChange submodule => OfSubmodule(submodule),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Of a submodule git shows one line, and tells by the mode in the header that it is one.</summary>
    private static IEnumerable<(string Text, Tone Tone)> OfSubmodule(SubmoduleChange change) =>
    [
        ($"diff --git a/{change.Path} b/{change.Path}", Tone.Heading),
        ($"index {change.From}..{change.To} 160000", Tone.Heading),
        ($"--- {Name("a", change.Path)}", Tone.Heading),
        ($"+++ {Name("b", change.Path)}", Tone.Heading),
        ("@@ -1 +1 @@", Tone.Quiet),
        ($"-Subproject commit {change.From}", Tone.Removed),
        ($"+Subproject commit {change.To}", Tone.Added),
    ];

    private static IEnumerable<(string Text, Tone Tone)> OfNewFile(NewFile made) =>
        OfFile(new FileChange(made.Path, [], made.Content)).Select((line, index) => index == 0 ? ("--- /dev/null", Tone.Heading) : line);

    private static IEnumerable<(string Text, Tone Tone)> OfFile(FileChange change)
    {
        var diff = Differ.Instance.CreateDiffs(TextOf(change.Before), TextOf(change.After), ignoreWhiteSpace: false, ignoreCase: false, LineFeeds.Instance);
        yield return ($"--- {Name("a", change.Path)}", Tone.Heading);
        yield return ($"+++ {Name("b", change.Path)}", Tone.Heading);
        foreach (var hunk in Hunks(diff.DiffBlocks))
        {
            foreach (var line in Lines(diff, hunk))
                yield return line;
        }
    }

    /// <summary>With the byte order mark, which is a part of the first line for everybody who applies the diff.</summary>
    private static string TextOf(byte[] bytes) => (bytes is [0xEF, 0xBB, 0xBF, ..] ? "\uFEFF" : "") + FileBytes.Decode(bytes).Text;

    /// <summary>A tab ends a name that has spaces in it.</summary>
    private static string Name(string side, string path) => $"{side}/{path}{(path.Contains(' ') ? "\t" : "")}";

    /// <summary>Changes whose unchanged surroundings touch belong together.</summary>
    private static List<List<DiffBlock>> Hunks(IList<DiffBlock> blocks)
    {
        var hunks = new List<List<DiffBlock>>();
        foreach (var block in blocks)
        {
            if (hunks is [.., [.., var last]] && block.DeleteStartA - (last.DeleteStartA + last.DeleteCountA) <= 2 * Context)
                hunks[^1].Add(block);
            else
                hunks.Add([block]);
        }
        return hunks;
    }

    private static IEnumerable<(string Text, Tone Tone)> Lines(DiffResult diff, List<DiffBlock> hunk)
    {
        var (before, after) = (diff.PiecesOld, diff.PiecesNew);
        var (first, last) = (hunk[0], hunk[^1]);
        var start = Math.Max(0, first.DeleteStartA - Context);
        var end = Math.Min(before.Count, last.DeleteStartA + last.DeleteCountA + Context);
        var startAfter = first.InsertStartB - (first.DeleteStartA - start);
        var endAfter = last.InsertStartB + last.InsertCountB + (end - last.DeleteStartA - last.DeleteCountA);
        yield return ($"@@ -{Range(start, end)} +{Range(startAfter, endAfter)} @@", Tone.Quiet);
        var at = start;
        foreach (var block in hunk)
        {
            var lines = Marked(' ', before, at, block.DeleteStartA, Tone.Plain)
                .Concat(Marked('-', before, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA, Tone.Removed))
                .Concat(Marked('+', after, block.InsertStartB, block.InsertStartB + block.InsertCountB, Tone.Added));
            foreach (var line in lines)
                yield return line;
            at = block.DeleteStartA + block.DeleteCountA;
        }
        foreach (var line in Marked(' ', before, at, end, Tone.Plain))
            yield return line;
    }

    /// <summary>Lines count from 1; an empty range names the line before it.</summary>
    private static string Range(int start, int end) => $"{(end == start ? start : start + 1)},{end - start}";

    private static IEnumerable<(string Text, Tone Tone)> Marked(char mark, IReadOnlyList<string> lines, int start, int end, Tone tone)
    {
        for (var index = start; index < end; index++)
        {
            var line = lines[index];
            yield return (mark + line.TrimEnd('\n'), tone);
            if (!line.EndsWith('\n'))
                yield return (NoLineFeed, Tone.Quiet);
        }
    }

    /// <summary>Lines as git counts them: only a line feed ends one, and it belongs to the line.</summary>
    private sealed class LineFeeds : IChunker
    {
        public static readonly LineFeeds Instance = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (var start = 0; start < text.Length;)
            {
                var feed = text.IndexOf('\n', start);
                var next = feed < 0 ? text.Length : feed + 1;
                lines.Add(text[start..next]);
                start = next;
            }
            return lines;
        }
    }
}
