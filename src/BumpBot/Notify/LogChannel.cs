using BumpBot.Model;
using BumpBot.Notify.Events;
using BumpBot.Notify.Texts;
using Serilog;

namespace BumpBot.Notify;

/// <summary>Tells the log, at once. It cannot fail, and has no part in the outbox.</summary>
public sealed class LogChannel(ChannelRouting routing, ILogger log)
{
    public void Tell(IEnumerable<NoticeEvent> events)
    {
        foreach (var told in events.Where(told => Routing.IsToldAtOnce(told, routing)))
        {
            if (told is NoticeEvent.Alarmed or NoticeEvent.WentWrong)
                log.Warning("{Notice}", Line(told));
            else
                log.Information("{Notice}", Line(told));
        }
    }

    internal static string Line(NoticeEvent told)
    {
        var content = NoticeContent.Of(told);
        var detail = content.Breaking.Count > 0 ? content.Breaking[0].Text
            : told is NoticeEvent.Released or NoticeEvent.Alarmed ? null
            : content.Page?.Link?.AbsoluteUri ?? (content.Facts is [var fact, ..] ? fact.Text : null);
        return detail is null ? content.Title : $"{content.Title}: {detail}";
    }
}
