using System.Text.RegularExpressions;
using Updaters.Tests.Fixtures;

namespace Updaters.Tests.Pages;

/// <summary>A page of <c>docs/updaters</c>, read. <c>docs/updaters/README.md</c> says how an example is written.</summary>
public static partial class UpdaterPage
{
    public static string Folder { get; } = Path.Combine(FixtureFolders.Root, "..", "..", "docs", "updaters");

    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "README").Order()];

    /// <summary>The examples of the page, in their order.</summary>
    public static IReadOnlyList<PageExample> Examples(string name)
    {
        List<PageExample> examples = [];
        var config = "";
        foreach (var block in Blocks(File.ReadAllText(Path.Combine(Folder, $"{name}.md"))))
        {
            switch (block)
            {
                case PageBlock.Fence { Path: "bumpbot.yml" } written:
                    config = written.Text;
                    break;
                case PageBlock.Fence { Path: { } path } file:
                    examples.Add(new PageExample($"{name}, line {file.Line}", path, file.Text, config, "", null));
                    config = "";
                    break;
                case PageBlock.Fence { Language: "diff" } diff:
                    examples[^1] = examples[^1] with { Diff = diff.Text };
                    break;
                case PageBlock.Stays stays:
                    examples[^1] = examples[^1] with { Stays = stays.Reasons };
                    break;
            }
        }
        return examples;
    }

    private static IEnumerable<PageBlock> Blocks(string page)
    {
        var lines = page.Split('\n');
        string? path = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (Opening().Match(lines[i]) is { Success: true } opening)
            {
                var end = Array.FindIndex(lines, i + 1, line => line == opening.Groups["ticks"].Value);
                yield return new PageBlock.Fence(path, opening.Groups["language"].Value, string.Concat(lines[(i + 1)..end].Select(line => line + "\n")), i + 1);
                i = end;
            }
            else if (Stays().Match(lines[i]) is { Success: true } stays)
            {
                yield return new PageBlock.Stays([.. stays.Groups["reason"].Captures.Select(reason => reason.Value)]);
            }
            if (lines[i].Length > 0)
                path = Title().Match(lines[i]) is { Success: true } title ? title.Groups["path"].Value : null;
        }
    }

    private abstract record PageBlock
    {
        private PageBlock() { }

        /// <param name="Path">What the line above names; null = it names no file.</param>
        public sealed record Fence(string? Path, string Language, string Text, int Line) : PageBlock;

        public sealed record Stays(IReadOnlyList<string> Reasons) : PageBlock;
    }

    [GeneratedRegex("^(?<ticks>```+)(?<language>[a-z]*)$")]
    private static partial Regex Opening();

    [GeneratedRegex("^`(?<path>[^`]+)`:$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^Stays(?: \((?:`(?<reason>\w+)`(?:, )?)+\))?: ")]
    private static partial Regex Stays();
}
