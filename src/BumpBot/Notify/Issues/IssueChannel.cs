using BumpBot.Model;

namespace BumpBot.Notify.Issues;

/// <summary>Tells by issues in a repository on the forge.</summary>
internal sealed class IssueChannel(ChannelSettings.Issue settings, INoticeIssues issues) : IChannel
{
    public string Name => settings.Name;

    public async Task<Delivery> SendAsync(Notice notice, CancellationToken cancellation)
    {
        var text = IssueText.Of(notice);
        await issues.OpenAsync(settings.Repo, new NoticeIssue(text.Title, text.Body, IssueText.MarkOf(notice), settings.Labels), cancellation);
        return new Delivery.Sent();
    }
}
