using BumpBot.Model;
using Cronos;
using Updaters.Text;

namespace BumpBot.Config.Reading;

/// <summary>Reads what a channel is told of, and when.</summary>
internal static class RoutingReader
{
    public static ChannelRouting Read(Section channel)
    {
        var digest = channel.TextUnlessOff("digest") is { } times && ScheduleText.Read(times, channel, "digest") is { } cron ? new DigestTimes(CronExpression.Parse(cron)) : null;
        var (named, withDigest) = On(channel);
        if (withDigest && channel.Find("digest") is null)
            channel.Problems.Add(channel.Find("on")!.At, "on names a digest, and there is none", $"write {channel.Example("digest")} beside it");
        var upstreams = channel.Texts("upstreams").Select(text => GroupReader.Pattern(text, channel)).OfType<PathGlob>().ToList();
        var quiet = channel.TextUnlessOff("quiet") is { } hours ? WindowText.Read(hours, channel, "quiet") : null;
        var all = Enum.GetValues<NoticeKind>().ToHashSet();
        var none = new HashSet<NoticeKind>();
        var (atOnce, inDigest) =
            digest is null ? (named ?? all, none)
            : withDigest ? (named ?? none, all)
            : (none, named ?? all);
        return new ChannelRouting(atOnce, inDigest, upstreams, digest, quiet);
    }

    /// <returns>The kinds that are named, null = the key is absent; and whether the digest is named with them.</returns>
    private static (HashSet<NoticeKind>? Kinds, bool Digest) On(Section channel)
    {
        if (channel.Find("on") is null)
            return (null, false);
        var (kinds, digest, choices) = (new HashSet<NoticeKind>(), false, channel.KeyOf("on").Choices);
        foreach (var text in channel.Texts("on"))
        {
            if (!choices.Contains(text.Value))
                AddUnknown(text, channel, choices);
            else if (text.Value == NoticeKinds.Digest)
                digest = true;
            else
                kinds.Add(NoticeKinds.All.First(kind => kind.Word == text.Value).Kind);
        }
        return (kinds, digest);
    }

    private static void AddUnknown(Scalar text, Section channel, IReadOnlyList<string> choices)
    {
        var remedy = NearestName.Of(text.Written, choices) is { } nearest ? $"did you mean {Shown.Quoted(nearest)}?" : $"write some of {string.Join(", ", choices)}";
        channel.Problems.Add(text.At, $"unknown value {text.Quoted} for on", remedy);
    }
}
