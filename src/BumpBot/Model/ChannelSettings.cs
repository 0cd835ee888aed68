using Updaters.References;

namespace BumpBot.Model;

/// <summary>An entry of <c>notify:</c>, a channel that people are told through. A closed family.</summary>
public abstract record ChannelSettings(string Name, ChannelRouting Routing)
{
    public sealed override string ToString() => Name;

    /// <summary>What of it nobody may see; of an address, all behind its host.</summary>
    public IEnumerable<string> Secrets => this switch
    {
        Log or Issue => [],
        Email { Server.Password: { } password } => [password],
        Email => [],
        SlackWebhook slack => [slack.Url.PathAndQuery],
        SlackBot slack => [slack.Token],
        Telegram telegram => [telegram.Token],
        Webhook { Url.PathAndQuery: { Length: > 1 } path } webhook => [webhook.Secret, path],
        Webhook webhook => [webhook.Secret],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The program's own log.</summary>
    public sealed record Log(string Name, ChannelRouting Routing) : ChannelSettings(Name, Routing)
    {
        /// <summary>What it is told where the config does not say: all else that a run does stands there anyway.</summary>
        public static readonly IReadOnlySet<NoticeKind> Usual = new HashSet<NoticeKind> { NoticeKind.Release, NoticeKind.Breaking, NoticeKind.Alarm, NoticeKind.ToCheck };
    }

    /// <param name="From">Who writes: an address, perhaps with a name.</param>
    public sealed record Email(string Name, ChannelRouting Routing, IReadOnlyList<string> To, string From, SmtpPlace Server) : ChannelSettings(Name, Routing);

    /// <param name="Url">The address of an incoming webhook, which is a secret.</param>
    public sealed record SlackWebhook(string Name, ChannelRouting Routing, Uri Url) : ChannelSettings(Name, Routing);

    /// <param name="Api">Ends with a slash.</param>
    public sealed record SlackBot(string Name, ChannelRouting Routing, string Token, string Room, Uri Api) : ChannelSettings(Name, Routing);

    /// <param name="Topic">The thread of a forum group; null = none.</param>
    /// <param name="Api">Ends with a slash.</param>
    public sealed record Telegram(string Name, ChannelRouting Routing, string Token, string Chat, int? Topic, Uri Api) : ChannelSettings(Name, Routing);

    /// <summary>Issues in a repository on the forge.</summary>
    public sealed record Issue(string Name, ChannelRouting Routing, RepoName Repo, IReadOnlyList<string> Labels) : ChannelSettings(Name, Routing);

    /// <param name="Secret">What its requests are signed with.</param>
    public sealed record Webhook(string Name, ChannelRouting Routing, Uri Url, string Secret) : ChannelSettings(Name, Routing);
}

/// <summary>What a channel is told of, and when.</summary>
/// <param name="AtOnce">The kinds that are told as they come.</param>
/// <param name="InDigest">The kinds that are told together.</param>
/// <param name="Upstreams">Patterns over upstream ids; empty = all.</param>
/// <param name="Digest">Null = there is none, and nothing is in it.</param>
/// <param name="Quiet">When nothing is sent; null = never.</param>
public sealed record ChannelRouting(
    IReadOnlySet<NoticeKind> AtOnce, IReadOnlySet<NoticeKind> InDigest, IReadOnlyList<Updaters.Text.PathGlob> Upstreams, DigestTimes? Digest, OpeningWindow? Quiet)
{
    public static readonly ChannelRouting Everything = new(new HashSet<NoticeKind>(Enum.GetValues<NoticeKind>()), new HashSet<NoticeKind>(), [], null, null);

    /// <summary>Whether nothing may be sent now.</summary>
    public bool IsQuiet(DateTimeOffset now, TimeZoneInfo zone) => Quiet is { } quiet && quiet.OpensLaterThan(now, zone) is null;

    /// <summary>What concerns a target as a whole is told to all channels.</summary>
    public bool Includes(IReadOnlyList<string> upstreams) =>
        Upstreams.Count == 0 || upstreams.Count == 0 || upstreams.Any(upstream => Upstreams.Any(pattern => pattern.Matches(upstream)));
}

/// <summary>How a mail server is talked to.</summary>
public enum MailSecurity
{
    /// <summary>STARTTLS where the server offers it.</summary>
    StartTlsIfOffered,

    /// <summary>STARTTLS, or nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>In clear.</summary>
    None,
}

/// <param name="Username">Null = nobody logs in.</param>
public sealed record SmtpPlace(string Host, int Port, MailSecurity Security, string? Username, string? Password)
{
    public override string ToString() => $"{Host}:{Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
