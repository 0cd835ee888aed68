using BumpBot.Model;
using DiffPlex.Renderer;
using Updaters.Text;

namespace BumpBot.Commands;

/// <summary>A file's change as the lines of a unified diff.</summary>
public static class UnifiedDiff
{
    public static IEnumerable<(string Text, Tone Tone)> Of(FileChange change)
    {
        var diff = UnidiffRenderer.GenerateUnidiff(
            FileBytes.Decode(change.Before).Text, FileBytes.Decode(change.After).Text, $"a/{change.Path}", $"b/{change.Path}");
        foreach (var line in diff.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
            yield return (line, ToneOf(line));
    }

    private static Tone ToneOf(string line) => line switch
    {
        _ when line.StartsWith("+++ ", StringComparison.Ordinal) || line.StartsWith("--- ", StringComparison.Ordinal) => Tone.Heading,
        ['+', ..] => Tone.Added,
        ['-', ..] => Tone.Removed,
        ['@', ..] => Tone.Quiet,
        _ => Tone.Plain,
    };
}
