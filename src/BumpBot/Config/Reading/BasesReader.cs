using BumpBot.Config.Yaml;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>pulls: base</c>: a branch, or a list of them.</summary>
internal static class BasesReader
{
    /// <summary>A further base is a part of the names of the bot's branches there.</summary>
    private const int LongestFurther = 60;

    /// <returns>The first of them (null = the target's default branch), and the others.</returns>
    public static (string? First, IReadOnlyList<string> Further) Read(Section pulls)
    {
        if (pulls.Find("base") is not ConfigNode.List)
            return (pulls.Text("base") is { } only ? BranchText.Read(only, pulls, "base") : null, []);
        var bases = new List<string>();
        foreach (var text in pulls.Texts("base"))
        {
            if (BranchText.Read(text, pulls, "base") is { } branch && IsApart(branch, bases, text, pulls))
                bases.Add(branch);
        }
        return (bases.FirstOrDefault(), [.. bases.Skip(1)]);
    }

    private static bool IsApart(string branch, List<string> bases, Scalar text, Section pulls)
    {
        var same = bases.Skip(1).FirstOrDefault(other => BranchName.OfBase(other) == BranchName.OfBase(branch));
        var (what, remedy) =
            bases.Contains(branch) ? ("is named twice", "remove one of the two")
            : bases.Count > 0 && branch.Length > LongestFurther ? ($"is longer than {LongestFurther} characters, which only the first base may be", "name it first")
            : same is not null ? ($"would share its pull requests' branches with {Shown.Quoted(same)}", "leave one of the two out")
            : (null, "");
        if (what is not null)
            pulls.Problems.Add(text.At, $"{text.Quoted} {what}", remedy);
        return what is null;
    }
}
