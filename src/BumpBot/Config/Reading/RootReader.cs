using BumpBot.Config.Yaml;

namespace BumpBot.Config.Reading;

/// <summary>Opens the file's outermost map.</summary>
internal static class RootReader
{
    public const string Smallest = "watch: [owner/name]";

    /// <param name="root">Null = an empty file.</param>
    /// <returns>Null where the file holds no keys at all, which is then the problem.</returns>
    public static Section? Open(ConfigNode? root, ScalarReader scalars)
    {
        if (root is ConfigNode.Map map)
            return Section.Open(map, "", scalars);
        if (root is null)
            scalars.Problems.Add(Position.Start, "the file is empty", $"write {Smallest}");
        else
            scalars.Problems.Add(root.At, "the file does not start with a key", $"write {Smallest}");
        return null;
    }
}
