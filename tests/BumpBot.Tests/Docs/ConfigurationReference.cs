using System.Text;
using BumpBot.Config;

namespace BumpBot.Tests.Docs;

/// <summary>The Markdown reference of all keys, written from the table that the program reads by.</summary>
internal static class ConfigurationReference
{
    private const string Head = """
        # Configuration

        All keys of `bumpbot.yml`. This page and [`bumpbot.schema.json`](bumpbot.schema.json), by which editors check and complete the file, are written from the program's own table of keys.
        `bumpbot validate` tells every problem of a file at once, each with its line and what to write instead; unknown keys are problems. The smallest file is `watch: [owner/name]`.

        For the editor, as the first line of the file: `# yaml-language-server: $schema=` and the address of that schema.

        *Host keys* count only in the file that the program was started with. *Target keys* come whole from a target's own `bumpbot.yml` at its default branch where it has one, else from the started file; nothing is merged.
        `off` and `false` are the same, and so are `on` and `true`. `${NAME}` stands for an environment variable, in the started file alone.

        """;

    public static string Text()
    {
        var text = new StringBuilder(Head);
        foreach (var (title, scope) in new[] { ("Host keys", KeyScope.Host), ("Target keys", KeyScope.Target) })
        {
            text.Append($"\n## {title}\n");
            foreach (var key in KnownKeys.All.Where(key => key.Scope == scope && key.Parent.Length == 0))
                Put(text, key);
        }
        return text.ToString();
    }

    private static void Put(StringBuilder text, KnownKey key)
    {
        List<KnownKey> below = [.. KnownKeys.All.Where(other => other.Path.StartsWith(key.Path + ".", StringComparison.Ordinal) || other.Path.StartsWith(key.Path + "[]", StringComparison.Ordinal))];
        text.Append($"\n### `{key.Name}`\n\n{Sentence(key)}\n\n```yaml\n{key.Example}\n```\n");
        if (below.Count == 0)
            return;
        text.Append("\n| key | takes | without it | what it is |\n| --- | --- | --- | --- |\n");
        foreach (var one in below)
            text.Append($"| `{one.Path[(key.Path.Length + (key.Shape == KeyShape.SectionList ? 3 : 1))..]}` | {Takes(one)} | {Default(one)} | {Cell(one.Description)}. `{Cell(one.Example)}` |\n");
    }

    private static string Sentence(KnownKey key) => string.Concat(
        char.ToUpperInvariant(key.Description[0]), key.Description[1..], key.Description[^1] is '?' ? "" : ".",
        $" Takes {Takes(key)}.",
        key.Default is { } none ? $" Without it: {Code(none)}." : "");

    private static string Takes(KnownKey key) => key.Choices.Count > 0 && key.Shape != KeyShape.TextList
        ? string.Join(", ", key.Choices.Select(Code)) + (key.Shape == KeyShape.Section ? ", or keys" : "")
        : key.Shape switch
        {
            KeyShape.Text => "text",
            KeyShape.TextList => key.Choices.Count > 0 ? $"a list of {string.Join(", ", key.Choices.Select(Code))}" : "a list",
            KeyShape.WholeNumber => "a whole number",
            KeyShape.Switch => "`true` or `false`",
            KeyShape.Section => "keys",
            KeyShape.SectionList => "a list of entries",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Default(KnownKey key) => key.Default is { } none ? Code(Cell(none)) : "";

    private static string Code(string text) => $"`{text}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
