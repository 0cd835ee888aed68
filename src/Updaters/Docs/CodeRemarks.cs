using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>What the comments beside a line of code say of it: <c>acme-tool==1.2.3  # do not bump</c>.</summary>
internal static partial class CodeRemarks
{
    private const int Longest = 400;

    /// <summary>Whether the comment behind the version, or the one above its line, says that it should stay.</summary>
    public static bool SingleOut(string text, TextSpan code, TextSpan version)
    {
        var line = LineAround(text, version);
        var own = line.Of(text);
        if (Bounds.Are(own, version.Of(text)) || NextOfMove().IsMatch(own, version.End - line.Start) || LastOfMove().IsMatch(own.AsSpan(0, version.Start - line.Start)))
            return true;
        var behind = Behind().Match(own, version.End - line.Start);
        if (behind.Success && (Sentences.Say(behind.Value) || Reason().IsMatch(behind.Value) || NewerVersions.In(behind.Value, version.Of(text))))
            return true;
        // A comment that names the version itself says since when something is so.
        return line.Start > code.Start && Above(text, line.Start) is { Length: > 0 } above && !above.Contains(Number().Match(version.Of(text)).Value, StringComparison.Ordinal)
            && (Sentences.Say(above) || Reason().IsMatch(above));
    }

    private static TextSpan LineAround(string text, TextSpan place)
    {
        var from = Math.Max(0, place.Start - Longest);
        var start = from + text.AsSpan(from, place.Start - from).LastIndexOfAny('\r', '\n') + 1;
        var rest = text.AsSpan(place.End, Math.Min(Longest, text.Length - place.End));
        var length = rest.IndexOfAny('\r', '\n');
        return TextSpan.FromBounds(start, place.End + (length < 0 ? rest.Length : length));
    }

    private static string Above(string text, int line)
    {
        var before = text.AsSpan(0, line)[Math.Max(0, line - Longest)..];
        before = before.EndsWith("\r\n") ? before[..^2] : before[..^1];
        var above = before[(before.LastIndexOfAny('\r', '\n') + 1)..].TrimStart();
        return above is ['#', ..] or ['/', '/', ..] or ['-', '-', ' ', ..] ? above.ToString() : "";
    }

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    // "1.1.0 -> 1.2.0" shows a move from one to the other.
    private const string Arrow = "[ \t`\"']*(?:->|=>|→|⇒|➜)[ \t`\"']*";

    [GeneratedRegex(@"\G" + Arrow + @"v?\d+\.\d", RegexOptions.CultureInvariant)]
    private static partial Regex NextOfMove();

    [GeneratedRegex(@"\d\.\d[\w.]*" + Arrow + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex LastOfMove();

    [GeneratedRegex(@"(?<=\s)(?:\#|//).*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    // A task that it waits for, or that it breaks otherwise.
    [GeneratedRegex(@"\#\d+\b|/issues/\d|\b(?:breaks?|freeze|hold|lowest|minimum|min\.|exactly\s+this|ломает\w*|минимальн\w+|последн\w+)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reason();
}
