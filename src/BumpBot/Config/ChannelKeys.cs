using BumpBot.Model;
using static BumpBot.Config.KeyScope;
using static BumpBot.Config.KeyShape;

namespace BumpBot.Config;

/// <summary>The keys below <c>notify:</c>: of each kind of channel its own, and those of all.</summary>
internal static class ChannelKeys
{
    public static readonly IReadOnlyList<KnownKey> All =
    [
        // It is told as things happen.
        .. Keys("log", "log: { on: [breaking] }", "the program's own log").Where(key => key.Name is not ("digest" or "quiet"))
            .Select(key => key.Name == "on" ? key with { Default = "[release, breaking, alarm, to-check]", Choices = [.. NoticeKinds.All.Select(kind => kind.Word)] } : key),
        .. Keys("email", "email: { to: team@example.org, smtp: \"smtp://localhost:25\" }", "mail by SMTP",
            new("to", Host, TextList, null, "to: team@example.org", "who gets it: an address, or a list of them"),
            new("from", Host, Text, "BumpBot with the username, else the first address of to", "from: \"BumpBot <bot@example.org>\"", "who writes"),
            new("smtp", Host, Text, null, "smtp: \"smtp://mail.example.org:587\"", "the mail server; smtps:// speaks TLS from the first byte"),
            new("tls", Host, Text, "auto", "tls: always", "STARTTLS over smtp://: where the server offers it (always where there is a password), always, or never")
            {
                Choices = ["auto", "always", "never"],
            },
            new("username", Host, Text, null, "username: bot", "who logs in"),
            new("password", Host, Text, null, "password: \"${SMTP_PASSWORD}\"", "the password")),
        .. Keys("slack", "slack: { url: \"${SLACK_WEBHOOK_URL}\" }", "Slack, by an incoming webhook or as a bot",
            new("url", Host, Text, null, "url: \"${SLACK_WEBHOOK_URL}\"", "the address of an incoming webhook"),
            new("token", Host, Text, null, "token: \"${SLACK_TOKEN}\"", "in its place, a bot's token"),
            new("channel", Host, Text, null, "channel: C0123456789", "where the bot writes"),
            new("api", Host, Text, "https://slack.com/api/", "api: https://slack-gov.com/api/", "where its API is")),
        .. Keys("telegram", "telegram: { token: \"${TELEGRAM_TOKEN}\", chat: \"-100123\" }", "Telegram, as a bot",
            new("token", Host, Text, null, "token: \"${TELEGRAM_TOKEN}\"", "the bot's token"),
            new("chat", Host, Text, null, "chat: \"-100123\"", "the chat's number, or @name of a public one"),
            new("topic", Host, WholeNumber, null, "topic: 42", "the topic of a forum group, by its number"),
            new("api", Host, Text, "https://api.telegram.org/", "api: http://localhost:8081/", "where the Bot API is, such as a server of one's own")),
        .. Keys("issue", "issue: { repo: owner/name }", "issues in a repository on the forge",
            new("repo", Host, Text, null, "repo: owner/name", "the repository"),
            new("labels", Host, TextList, "[]", "labels: [upstream]", "their labels")),
        .. Keys("webhook", "webhook: { url: \"https://example.org/hook\", secret: \"${HOOK_SECRET}\" }", "any other receiver, by signed JSON",
            new("url", Host, Text, null, "url: https://example.org/hook", "where it is posted to"),
            new("secret", Host, Text, null, "secret: \"${HOOK_SECRET}\"", "what it is signed with")),
    ];

    /// <summary>The keys of a kind of channel: its own, by their names alone, and those of all.</summary>
    private static IEnumerable<KnownKey> Keys(string kind, string example, string description, params IReadOnlyList<KnownKey> own) =>
    [
        new($"notify[].{kind}", Host, Section, null, example, description),
        .. ((IEnumerable<KnownKey>)
        [
            .. own,
            new("name", Host, Text, kind, "name: team", "tells channels of one kind apart: the ledger and notify test know them by it"),
            new("on", Host, TextList, "all but digest", "on: [breaking, failed]", "what is told; with digest among them, all that is not named comes with the digest")
            {
                Choices = [.. NoticeKinds.All.Select(kind => kind.Word), NoticeKinds.Digest],
            },
            new("upstreams", Host, TextList, "all", "upstreams: [\"acme/*\"]", "only what is about these upstreams, or about no upstream"),
            new("digest", Host, Text, null, "digest: \"0 9 * * 1\"", "when what is told together is sent: cron with five fields; without digest in on, all of it"),
            new("quiet", Host, Text, null, "quiet: \"22:00-07:00\"", "when nothing is sent: times, perhaps with days before and a time zone behind them; it comes afterwards"),
        ]).Select(key => key with { Path = $"notify[].{kind}.{key.Path}" }),
    ];
}
