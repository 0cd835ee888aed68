using BumpBot.Config.Yaml;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads <c>notify:</c>. Messages never show an address or a token.</summary>
internal static class NotifyReader
{
    private const int MostChannels = 50;

    public static IReadOnlyList<ChannelSettings> Read(Section top)
    {
        var items = top.Items("notify");
        if (items.Count > MostChannels)
            top.Problems.Add(items[MostChannels].At, $"more than {MostChannels} channels", "remove some");
        var channels = new List<ChannelSettings>();
        foreach (var item in items.Take(MostChannels))
        {
            if (item is not ConfigNode.Map map)
                top.Problems.Add(item.At, "a channel has keys of its own", $"write {top.Example("notify")}");
            else if (ReadOne(Section.Open(map, "notify[]", top.Scalars)) is { } channel)
                Add(channel, item.At, channels, top);
        }
        return channels;
    }

    private static void Add(ChannelSettings channel, Position at, List<ChannelSettings> channels, Section top)
    {
        if (channel is ChannelSettings.Log && channels.Exists(other => other is ChannelSettings.Log))
            top.Problems.Add(at, "a second log", "remove one of the two: there is only one log");
        else if (channels.Exists(other => other.Name == channel.Name))
            top.Problems.Add(at, $"two channels are called {Shown.Plain(channel.Name)}", "give one of them another name: name: team");
        else
            channels.Add(channel);
    }

    private static ChannelSettings? ReadOne(Section item)
    {
        var kinds = KnownKeys.Under("notify[]").Select(key => key.Name).Where(kind => item.Find(kind) is not null).ToList();
        if (kinds.Count != 1)
        {
            item.Problems.Add(item.At, "a channel is one of log, email, slack, telegram, issue and webhook", $"write {item.Example("slack")}, or a like line");
            return null;
        }
        if (item.Inner(kinds[0]) is not { } channel)
            return null;
        var (name, routing) = (NameOf(channel, kinds[0]), RoutingReader.Read(channel));
        return kinds[0] switch
        {
            "log" => new ChannelSettings.Log(name, channel.Find("on") is null ? routing with { AtOnce = ChannelSettings.Log.Usual } : routing),
            "email" => EmailReader.Read(name, routing, channel),
            "slack" => Slack(name, routing, channel),
            "telegram" => Telegram(name, routing, channel),
            "issue" => Issue(name, routing, channel),
            "webhook" => Webhook(name, routing, channel),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string NameOf(Section channel, string kind)
    {
        if (channel.Text("name") is not { } name)
            return kind;
        if (name.Value.Length is > 0 and <= 40 && name.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            return name.Value;
        channel.Problems.Add(name.At, $"{name.Quoted} is no name of a channel", "write letters, digits, - . and _, at most 40 of them");
        return kind;
    }

    private static ChannelSettings? Slack(string name, ChannelRouting routing, Section channel)
    {
        var (url, token, room) = (channel.Text("url"), channel.Text("token"), channel.Text("channel"));
        if (channel.Find("url") is not null == channel.Find("token") is not null)
        {
            channel.Problems.Add(channel.At, "slack needs either url or token", $"write {channel.Example("url")}, or {channel.Example("token")} and {channel.Example("channel")}");
            return null;
        }
        if (url is not null)
            return ChannelAddress.Read(url, channel, "url", ChannelAddress.Carries.ASecret) is { } address ? new ChannelSettings.SlackWebhook(name, routing, address) : null;
        if (channel.Find("channel") is null)
            channel.Problems.Add(channel.At, "a bot's token without a channel", $"write {channel.Example("channel")} beside it");
        var api = ChannelAddress.Api(channel, "https://slack.com/api/");
        return token is not null && room is not null && api is not null ? new ChannelSettings.SlackBot(name, routing, token.Value, room.Value, api) : null;
    }

    private static ChannelSettings.Telegram? Telegram(string name, ChannelRouting routing, Section channel)
    {
        var (token, chat) = (channel.Required("token"), channel.Required("chat"));
        var (topic, api) = (channel.WholeNumber("topic", least: 1, out _), ChannelAddress.Api(channel, "https://api.telegram.org/"));
        // It becomes a part of the address.
        if (token is not null && !token.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_'))
        {
            channel.Problems.Add(token.At, "token is not one of Telegram's", "write it as @BotFather shows it, such as 123456:ABC-DEF");
            return null;
        }
        return token is null || chat is null || api is null ? null : new ChannelSettings.Telegram(name, routing, token.Value, chat.Value, topic, api);
    }

    private static ChannelSettings.Issue? Issue(string name, ChannelRouting routing, Section channel) =>
        channel.Required("repo") is { } repo && RepoText.Read(repo, channel.Problems) is { } read
            ? new ChannelSettings.Issue(name, routing, read, [.. channel.Texts("labels").Select(label => label.Value)])
            : null;

    private static ChannelSettings.Webhook? Webhook(string name, ChannelRouting routing, Section channel)
    {
        var (url, secret) = (channel.Required("url"), channel.Required("secret"));
        return url is not null && secret is not null && ChannelAddress.Read(url, channel, "url", ChannelAddress.Carries.WhatIsSigned) is { } address
            ? new ChannelSettings.Webhook(name, routing, address, secret.Value)
            : null;
    }
}
