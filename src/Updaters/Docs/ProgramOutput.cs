using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>What programs printed in the code of a document: a record of one run, with the versions of that run.</summary>
internal static partial class ProgramOutput
{
    private const int LongestBlock = 20_000;

    private const int LongestLine = 400;

    /// <summary>Whether the place in a block of code is in a program's output, and not in a command or a file.</summary>
    public static bool Holds(string text, TextSpan block, TextSpan span)
    {
        if (block.Length > LongestBlock)
            return false;
        var (isPrompted, isPrinted, isCommand, isText, goesOn, isAnswer) = (false, false, false, false, false, false);
        foreach (var line in Lines.In(block.Of(text)))
        {
            var content = text.AsSpan(block.Start + line.Start, Math.Min(line.Length, LongestLine));
            var isPrompt = Prompt().IsMatch(content);
            isPrompted |= isPrompt;
            isCommand = isPrompt || goesOn;
            isText = isPrompt ? content.Contains("<<", StringComparison.Ordinal) : isText;
            isPrinted |= !isCommand && (Printed().IsMatch(content) || LogLine().IsMatch(content));
            if (block.Start + line.Start <= span.Start && span.Start <= block.Start + line.End)
                isAnswer = isPrompted && !isCommand;
            // A command goes on behind a backslash, and with a text that it is given.
            goesOn = isCommand && (isText || content.TrimEnd() is [.., '\\' or '|' or '`' or '&']);
        }
        return isAnswer || (isPrinted && !isPrompted);
    }

    /// <summary>Whether what is printed are lines of a log, or among them an error.</summary>
    public static bool TellsOfFault(string text, TextSpan block)
    {
        if (block.Length > LongestBlock)
            return true;
        foreach (var line in Lines.In(block.Of(text)))
        {
            var content = text.AsSpan(block.Start + line.Start, Math.Min(line.Length, LongestLine));
            if (LogLine().IsMatch(content) || Fault().IsMatch(content))
                return true;
        }
        return false;
    }

    public static bool IsLogLine(ReadOnlySpan<char> line) => LogLine().IsMatch(line);

    [GeneratedRegex(@"\A[ \t>]*(?:\([\w.-]{1,30}\)[ \t]*)?(?:(?:[\w.@:~/\\-]{0,60}[$%]|[\w.-]{1,30}@[\w.-]{1,40}[^\s#]{0,40}[ \t]?\#)[ \t]|PS[^>\r\n]{0,60}>[ \t]?|[A-Z]:\\[^>\r\n]{0,60}>|>>>[ \t]|\.\.\.[ \t]|❯|➜|λ[ \t])[ \t]*[^\s#]", RegexOptions.CultureInvariant)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"\A[ \t>]*\[?(?:\d{4}-\d\d-\d\d[T ]\d|\d{4}/\d\d/\d\d|\d\d:\d\d:\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ \t]+\d{1,2}[ \t]+\d\d:)|\A[ \t>]*(?-i:\[?(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE|NOTICE|PANIC|CRITICAL)\b\]?[:\s]|(?:error|fatal|panic)(?:\[\w{1,20}\])?:[ \t]\S)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LogLine();

    [GeneratedRegex(@"\b(?:error|exception|traceback|fatal|panic\w*|segmentation fault|fail(?:s|ed|ure)?|cannot|can't|could not|unable to|warning|ошибк\w*|не удалось|сбой)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Fault();

    [GeneratedRegex(@"\A[ \t>]*(?:Collecting|Downloading|Successfully[ \t]\w+|Requirement already|Installing collected|Building wheel|Using cached|Found existing|Attempting uninstall|Uninstalling|Traceback[ \t]\(|Status:[ \t]|Digest:[ \t]|Unable to find image|docker:[ \t]Error|Error response|Error:|Step[ \t]\d{1,3}/\d|Pulling[ \t](?:from|fs|image)|[0-9a-f]{12}:[ \t]|Cloning into|HEAD is now at|fatal:|npm (?:ERR!|WARN)|Sending build context|=>[ \t]|\#\d{1,3}[ \t]\[|Exit code|Segmentation fault|thread '\w+' panicked|goroutine[ \t]\d|[EW]:[ \t]|\w*(?:Error|Exception):[ \t]|\{""(?:level|time|ts|severity|timestamp|msg|@timestamp)"":|[A-Z]+(?: [A-Z]+)*[ ]{2,}[A-Z]+(?: [A-Z]+)*(?:[ ]{2,}|\z)|@(?:software|misc|article|manual|inproceedings|online|book)\{)", RegexOptions.CultureInvariant)]
    private static partial Regex Printed();
}
