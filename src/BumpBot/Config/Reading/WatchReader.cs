using BumpBot.Config.Yaml;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>watch:</c>.</summary>
internal static class WatchReader
{
    public const int MostEntries = 10_000;

    public static Watched Read(Section top)
    {
        var items = top.Items("watch");
        var problems = top.Problems;
        var given = top.Find("watch");
        if ((given is null || Words.AskForNothing(given, top.KeyOf("watch"))) && !IsForTargetsAlone(top))
            problems.Add(given?.At ?? top.At, "the file watches nothing", $"write {RootReader.Smallest}");
        if (items.Count > MostEntries)
            problems.Add(items[MostEntries].At, $"more than {MostEntries:N0} entries", "split them over several files");
        var entries = new List<WatchedEntry>();
        var isComplete = items.Count is > 0 and <= MostEntries;
        foreach (var item in items.Take(MostEntries))
        {
            if (WatchEntryReader.Read(item, top.Scalars) is { } watched)
                entries.Add(watched);
            else
                isComplete = false;
        }
        SharedNames.Check(entries, problems);
        return new Watched(entries, isComplete);
    }

    /// <summary>A daemon's file may leave it to its targets' own files what is watched.</summary>
    private static bool IsForTargetsAlone(Section top) =>
        top.Scalars.Source.Origin == ConfigOrigin.Started && top.Find("targets") is ConfigNode.List { Items.Count: > 0 };
}
