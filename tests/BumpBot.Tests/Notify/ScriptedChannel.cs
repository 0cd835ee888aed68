using BumpBot.Model;
using BumpBot.Notify;

namespace BumpBot.Tests.Notify;

/// <summary>A channel in memory that answers by script and remembers what it was told.</summary>
internal sealed class ScriptedChannel(string name) : IChannel
{
    public string Name => name;

    /// <summary>Asked with each notice, before it counts as told.</summary>
    public Func<Notice, Delivery> Answer { get; set; } = _ => new Delivery.Sent();

    /// <summary>All that arrived.</summary>
    public List<Notice> Told { get; } = [];

    public int Tries { get; private set; }

    public IEnumerable<string> Keys => Told.SelectMany(notice => notice.Events.Select(told => told.Key));

    public Task<Delivery> SendAsync(Notice notice, CancellationToken cancellation)
    {
        Tries++;
        var answer = Answer(notice);
        if (answer is Delivery.Sent)
            Told.Add(notice);
        return Task.FromResult(answer);
    }

    public static Func<Notice, Delivery> Busy(DateTimeOffset? until = null) => _ => new Delivery.Failed(new Fault.Retry("503", until));

    public static ChannelSettings Settings(string name, ChannelRouting? routing = null) =>
        new ChannelSettings.Webhook(name, routing ?? ChannelRouting.Everything, new Uri("https://example.org"), "secret");
}
