using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads the target keys.</summary>
internal static class TargetReader
{
    public static TargetSettings Read(Section top)
    {
        var watched = WatchReader.Read(top);
        var files = top.InnerUnlessOff("files");
        return new TargetSettings(
            [.. watched.Entries.Select(watching => watching.Entry)],
            FilesReader.Ignored(files),
            FilesReader.Added(files),
            RuleReader.Read(top, watched),
            top.Inner("pulls") is { } pulls ? PullsReader.Read(pulls) : PullSettings.Default,
            IssuesReader.Read(top));
    }
}
