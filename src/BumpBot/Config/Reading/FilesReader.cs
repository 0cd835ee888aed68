using BumpBot.Config.Yaml;
using Updaters;
using Updaters.Text;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>files:</c>.</summary>
internal static class FilesReader
{
    /// <param name="files">Null = the file has no such key.</param>
    public static IReadOnlyList<PathGlob> Ignored(Section? files) =>
        files is null ? [] : GlobText.ReadAll(files.Texts("ignore"), files.Problems);

    /// <param name="files">Null = the file has no such key.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<PathGlob>> Added(Section? files)
    {
        var added = new Dictionary<string, IReadOnlyList<PathGlob>>();
        switch (files?.Find("add"))
        {
            case null:
            case ConfigNode.Text off when Words.IsNothing(off.Written):
                break;
            case ConfigNode.Map map:
                foreach (var entry in map.Entries)
                {
                    if (IsUpdater(entry, files))
                        added[entry.Key] = Globs(entry, files);
                }
                break;
            case var other:
                files.Problems.Add(other.At, "add needs the name of an updater", $"write {files.Example("add")}");
                break;
        }
        return added;
    }

    private static bool IsUpdater(MapEntry entry, Section files)
    {
        var names = FileUpdaters.All.Select(updater => updater.Name).ToList();
        if (names.Contains(entry.Key))
            return true;
        var remedy = entry.Key is "pattern" or "key" ? "write rules: for places of your own"
            : NearestName.Of(entry.Key, names) is { } nearest ? $"did you mean {Shown.Quoted(nearest)}?"
            : $"write one of {string.Join(", ", names)}";
        files.Problems.Add(entry.At, $"unknown updater {Shown.Quoted(entry.Key)}", remedy);
        return false;
    }

    private static IReadOnlyList<PathGlob> Globs(MapEntry entry, Section files)
    {
        var example = files.Example("add");
        if (entry.Value is ConfigNode.List list)
            return GlobText.ReadAll(list.Items.Select(item => files.Scalars.Read(item, example)).OfType<Scalar>(), files.Problems);
        if (entry.Value is not ConfigNode.Text { IsNull: true })
            files.Problems.Add(entry.Value.At, $"expected a list for {Shown.Plain(entry.Key)}", $"write {example}");
        return [];
    }
}
