namespace Updaters.Tests.Pages;

/// <summary>A file of a page, and what the page says becomes of it.</summary>
/// <param name="Id">For messages: the page and the line.</param>
/// <param name="Path">What the file is called.</param>
/// <param name="Config">The <c>bumpbot.yml</c> that stands before it; empty = the one of all examples.</param>
/// <param name="Diff">What changes; empty = nothing does.</param>
/// <param name="Stays">Why something of it stays, by the reasons' names: none = it is not found at all. Null = the page names nothing that stays.</param>
public sealed record PageExample(string Id, string Path, string Before, string Config, string Diff, IReadOnlyList<string>? Stays)
{
    private const string Submodule = "Subproject commit ";

    /// <summary>The file with the diff carried out: a line that is taken out or kept must come next, or further down.</summary>
    public string After()
    {
        List<string> lines = [.. Before.Split('\n')];
        var at = 0;
        foreach (var line in Diff.Split('\n').Where(line => line.Length > 0 && !line[1..].StartsWith(Submodule, StringComparison.Ordinal)))
        {
            if (line[0] == '+')
            {
                lines.Insert(at++, line[1..]);
                continue;
            }
            var next = lines.IndexOf(line[1..], at);
            if (next < 0)
                throw new InvalidDataException($"{Id}: the file has no line '{line[1..]}' there");
            at = next;
            if (line[0] == '-')
                lines.RemoveAt(at);
            else
                at++;
        }
        return string.Join('\n', lines);
    }

    /// <summary>The commit that the submodule moves to; null = none moves.</summary>
    public string? NewCommit() =>
        Diff.Split('\n').Where(line => line.StartsWith($"+{Submodule}", StringComparison.Ordinal)).Select(line => line[(Submodule.Length + 1)..]).SingleOrDefault();
}
