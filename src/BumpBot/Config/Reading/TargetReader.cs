using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Config.Reading;

/// <summary>Reads the target keys.</summary>
internal static class TargetReader
{
    public static TargetSettings Read(Section top)
    {
        var watched = WatchReader.Read(top);
        var files = top.InnerUnlessOff("files");
        var pulls = top.Inner("pulls") is { } section ? PullsReader.Read(section) : PullSettings.Default;
        var inventory = InventoryReader.Read(top, pulls);
        return new TargetSettings(
            [.. watched.Entries.Select(watching => watching.Entry)],
            InventoryReader.Ignored(FilesReader.Ignored(files), inventory),
            FilesReader.Added(files),
            RuleReader.Read(top, watched),
            pulls,
            IssuesReader.Read(top))
        {
            Verify = ChoiceText.Read(top, "verify", Verification.Lenient, ("strict", Verification.Strict), ("lenient", Verification.Lenient), ("off", Verification.Off)),
            Ranges = ChoiceText.Read(top, "ranges", RangePolicy.PinOnly, ("pin-only", RangePolicy.PinOnly), ("bump", RangePolicy.Bump), ("widen", RangePolicy.Widen), ("off", RangePolicy.PinOnly)),
            Alarms = ChoiceText.Read(top, "alarms", AlarmPolicy.Block, ("block", AlarmPolicy.Block), ("warn", AlarmPolicy.Warn), ("off", AlarmPolicy.Off)),
            Rollback = top.Switch("rollback", otherwise: false),
            Commits = CommitsReader.Read(top),
            Inventory = inventory,
        };
    }
}
