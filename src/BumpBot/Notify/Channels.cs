using BumpBot.Model;
using BumpBot.Notify.Email;
using BumpBot.Notify.Http;
using BumpBot.Notify.Issues;
using BumpBot.Notify.Slack;
using BumpBot.Notify.Telegram;
using BumpBot.Notify.Webhook;

namespace BumpBot.Notify;

/// <summary>The channels of a config.</summary>
public static class Channels
{
    /// <summary>All that are reached from outside: the log is told at once (<see cref="LogChannel"/>).</summary>
    public static IReadOnlyList<IChannel> Of(IEnumerable<ChannelSettings> settings, NoticeHttp http, INoticeIssues issues, TimeProvider time) =>
        [.. settings.Select(IChannel? (channel) => channel switch
        {
            ChannelSettings.Log => null,
            ChannelSettings.Email email => new EmailChannel(email, time),
            ChannelSettings.SlackWebhook slack => new SlackChannel(slack, http),
            ChannelSettings.SlackBot slack => new SlackChannel(slack, http),
            ChannelSettings.Telegram telegram => new TelegramChannel(telegram, http, time),
            ChannelSettings.Issue issue => new IssueChannel(issue, issues),
            ChannelSettings.Webhook webhook => new WebhookChannel(webhook, http, time),
            _ => throw new System.Diagnostics.UnreachableException(),
        }).OfType<IChannel>()];
}
