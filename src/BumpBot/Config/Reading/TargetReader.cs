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
        return new TargetSettings(
            [.. watched.Entries.Select(watching => watching.Entry)],
            FilesReader.Ignored(files),
            FilesReader.Added(files),
            RuleReader.Read(top, watched),
            top.Inner("pulls") is { } pulls ? PullsReader.Read(pulls) : PullSettings.Default,
            IssuesReader.Read(top))
        {
            Verify = OneOf(top, "verify", Verification.Lenient, ("strict", Verification.Strict), ("lenient", Verification.Lenient), ("off", Verification.Off)),
            Ranges = OneOf(top, "ranges", RangePolicy.PinOnly, ("pin-only", RangePolicy.PinOnly), ("bump", RangePolicy.Bump), ("widen", RangePolicy.Widen), ("off", RangePolicy.PinOnly)),
            Alarms = OneOf(top, "alarms", AlarmPolicy.Block, ("block", AlarmPolicy.Block), ("warn", AlarmPolicy.Warn), ("off", AlarmPolicy.Off)),
        };
    }

    /// <summary>The value that one of the key's words stands for; any other word is a problem.</summary>
    private static T OneOf<T>(Section top, string key, T otherwise, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (top.Text(key) is not { } text)
            return otherwise;
        foreach (var (word, value) in words)
        {
            if (text.Value == word || (word == "off" && Words.IsNothing(text.Value)))
                return value;
        }
        var choices = top.KeyOf(key).Choices;
        var remedy = NearestName.Of(text.Written, choices) is { } nearest ? $"did you mean {Shown.Quoted(nearest)}?" : $"write one of {string.Join(", ", choices)}";
        top.Problems.Add(text.At, $"unknown value {text.Quoted} for {key}", remedy);
        return otherwise;
    }
}
