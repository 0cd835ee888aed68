using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using BumpBot.Model;
using Updaters.Text;

namespace BumpBot.Planning;

/// <summary>The mark in a body, both ways: <c>&lt;!-- bumpbot {"v":1,"kind":"bump","members":["owner/repo@1.2.0"]} --&gt;</c>.</summary>
/// <remarks>
/// Reading is strict, since a mark decides what the bot closes and overwrites: exactly one mark in the body, on a line of its own, version 1,
/// known keys and kinds only, bounded in size.
/// </remarks>
public static partial class Marks
{
    private const int MaxLength = 65_536;

    /// <summary>In one mark.</summary>
    public const int MaxAlarms = 50;

    private const string Start = "<!-- bumpbot";
    private const string End = "-->";

    /// <summary>The mark of a body; false = none, or one that is not of this form. Who wrote the body is the caller's question.</summary>
    public static bool TryRead(string? body, [NotNullWhen(true)] out Mark? mark)
    {
        mark = body is not null && Find(body) is [var only] ? Parse(only.Of(body)) : null;
        return mark is not null;
    }

    public static string Write(Mark mark) => $"{Start} {MarkJson.Write(mark)} {End}";

    /// <summary>The body with its mark replaced, everything else as it was; a body without one gets it at its end.</summary>
    public static string Replace(string body, Mark mark) =>
        Find(body) is [var only]
            ? TextEdits.Apply(body, [new TextEdit(only.Start, only.Length, Write(mark))])
            : body.Length == 0 ? Write(mark) : $"{body}\n\n{Write(mark)}";

    /// <summary>The body of what is opened before all that belongs to it can be set.</summary>
    public static string AsBare(string body) => TryRead(body, out var mark) ? Replace(body, mark with { IsBare = true }) : body;

    /// <summary>The body that says whether the forge was told to merge it by itself.</summary>
    public static string LeftToForge(StandingPull pull, bool isLeft) => Replace(pull.Body, pull.Mark with { IsLeftToForge = isLeft });

    /// <summary>What a person wrote below the mark, which stays when the text above it is written anew: from the end of its line on.</summary>
    public static string Below(string body) => Find(body) is [var only] ? body[only.End..].TrimEnd() : "";

    /// <summary>The text that the bot writes, with what people said in the mark of the standing body, and what a person wrote below it.</summary>
    public static string KeepBelow(string written, string standing)
    {
        var kept = TryRead(standing, out var before) && before.Said.Count > 0 && TryRead(written, out var now)
            ? Replace(written, now with { Said = before.Said })
            : written;
        return Below(standing) is { Length: > 0 } below ? $"{kept.TrimEnd()}{below}\n" : kept;
    }

    /// <summary>The text with nothing in it that could be taken for a mark, in code blocks too: for all that is not the bot's own word.</summary>
    public static string Defuse(string text) => Opening().Replace(text, "<!- -$1");

    /// <summary>The spans that look like marks: from the start of a line to its end, blanks at the end left out.</summary>
    private static List<TextSpan> Find(string body)
    {
        var found = new List<TextSpan>();
        foreach (var line in Lines.In(body))
        {
            var text = body.AsSpan(line.Start, line.Length);
            if (text.StartsWith(Start, StringComparison.Ordinal))
                found.Add(new TextSpan(line.Start, text.TrimEnd().Length));
        }
        return found;
    }

    private static Mark? Parse(string text) =>
        text.Length <= MaxLength && Ascii.IsValid(text) && text.StartsWith(Start + " {", StringComparison.Ordinal) && text.EndsWith("} " + End, StringComparison.Ordinal)
            ? MarkJson.Read(text[(Start.Length + 1)..^(End.Length + 1)])
            : null;

    [GeneratedRegex(@"<!--(\s*bumpbot)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
