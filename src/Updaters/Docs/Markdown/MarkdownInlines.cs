using Updaters.Text;

namespace Updaters.Docs.Markdown;

/// <summary>Finds the code spans and comments within a paragraph, each in the order of the text, in linear time.</summary>
internal static class MarkdownInlines
{
    public static void Read(string text, TextSpan paragraph, List<TextSpan> code, List<TextSpan> comments)
    {
        var lastOfLength = LastRuns(text, paragraph);
        var noComment = false;
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '`')
            {
                i = ReadCode(text, TextSpan.FromBounds(i, paragraph.End), lastOfLength, code) - 1;
            }
            else if (!noComment && string.CompareOrdinal(text, i, "<!--", 0, 4) == 0)
            {
                var end = text.IndexOf("-->", i, paragraph.End - i, StringComparison.Ordinal);
                noComment = end < 0;
                if (noComment)
                    continue;
                comments.Add(TextSpan.FromBounds(i, end + 3));
                i = end + 2;
            }
        }
    }

    /// <summary>Reads the code span that opens at the start, if one does, and says where the text goes on.</summary>
    private static int ReadCode(string text, TextSpan rest, Dictionary<int, int> lastOfLength, List<TextSpan> code)
    {
        var length = RunAt(text, rest.Start, rest.End);
        var content = rest.Start + length;
        if (lastOfLength.GetValueOrDefault(length, -1) < content)
            return content;
        for (var i = content; i < rest.End; i++)
        {
            if (text[i] != '`')
                continue;
            var run = RunAt(text, i, rest.End);
            if (run == length)
            {
                code.Add(TextSpan.FromBounds(content, i));
                return i + run;
            }
            i += run - 1;
        }
        return content;
    }

    /// <summary>Where the last run of each number of backticks starts: an opening one without a later partner opens nothing.</summary>
    private static Dictionary<int, int> LastRuns(string text, TextSpan paragraph)
    {
        var last = new Dictionary<int, int>();
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            if (text[i] != '`')
                continue;
            var run = RunAt(text, i, paragraph.End);
            last[run] = i;
            i += run - 1;
        }
        return last;
    }

    private static int RunAt(string text, int start, int end)
    {
        var rest = text.AsSpan(start, end - start);
        var length = rest.IndexOfAnyExcept('`');
        return length < 0 ? rest.Length : length;
    }
}
