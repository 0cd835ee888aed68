using System.Net.Mail;
using BumpBot.Config.Yaml;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Reads a channel of mail.</summary>
internal static class EmailReader
{
    private const int SmtpPort = 25;
    private const int SmtpsPort = 465;

    /// <summary>Null = a problem.</summary>
    public static ChannelSettings.Email? Read(string name, ChannelRouting routing, Section channel)
    {
        List<string> to = [.. Recipients(channel).Where(text => IsMailbox(text, channel)).Select(text => text.Value)];
        if (channel.Find("to") is null)
            channel.Problems.Add(channel.At, "to is missing", $"write {channel.Example("to")}");
        var (username, password) = (channel.Text("username"), channel.Text("password"));
        if (channel.Find("username") is null != channel.Find("password") is null)
            channel.Problems.Add(channel.At, "username and password belong together", $"write {channel.Example("username")} and {channel.Example("password")}, or neither");
        var from = channel.Text("from") is { } given && IsMailbox(given, channel) ? given.Value : null;
        if (channel.Required("smtp") is not { } smtp || Server(smtp, channel, username?.Value, password?.Value) is not { } server || to.Count == 0)
            return null;
        var self = username is not null && IsAddress(username.Value) ? username.Value : new MailAddress(to[0]).Address;
        return new ChannelSettings.Email(name, routing, to, from ?? $"BumpBot <{self}>", server);
    }

    private static IEnumerable<Scalar> Recipients(Section channel) => channel.Find("to") switch
    {
        null => [],
        ConfigNode.List => channel.Texts("to"),
        _ => channel.Text("to") is { } one ? [one] : [],
    };

    private static bool IsMailbox(Scalar text, Section channel)
    {
        if (IsAddress(text.Value))
            return true;
        channel.Problems.Add(text.At, $"{text.Quoted} is no mail address", $"write {channel.Example("to")}");
        return false;
    }

    private static bool IsAddress(string text) => !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var address) && address.Host.Length > 0;

    private static SmtpPlace? Server(Scalar text, Section channel, string? username, string? password)
    {
        var security = ChoiceText.Read(
            channel, "tls", password is null ? MailSecurity.StartTlsIfOffered : MailSecurity.StartTls,
            ("auto", password is null ? MailSecurity.StartTlsIfOffered : MailSecurity.StartTls), ("always", MailSecurity.StartTls), ("never", MailSecurity.None));
        var (problem, remedy) =
            !Uri.TryCreate(text.Value, UriKind.Absolute, out var url) || url.Scheme is not ("smtp" or "smtps") || url.Host.Length == 0 ? ("smtp is not the address of a mail server", $"write {channel.Example("smtp")}")
            : url.UserInfo.Length > 0 ? ("smtp has a user name or password in it", "write them as username: and password:")
            : url.AbsolutePath.Trim('/').Length + url.Query.Length + url.Fragment.Length > 0 ? ("smtp has more than a host and a port", $"write {channel.Example("smtp")}")
            : security == MailSecurity.None && password is not null && !url.IsLoopback ? ("tls: never with a password, which could be read on its way", "write tls: always")
            : url.Scheme == "smtps" && channel.Find("tls") is not null ? ("tls beside smtps://, which is TLS from the first byte", "remove tls, or write smtp://")
            : ("", "");
        if (problem.Length > 0)
        {
            channel.Problems.Add(text.At, problem, remedy);
            return null;
        }
        var isTls = url!.Scheme == "smtps";
        return new SmtpPlace(url.IdnHost, url.IsDefaultPort || url.Port < 0 ? isTls ? SmtpsPort : SmtpPort : url.Port, isTls ? MailSecurity.Tls : security, username, password);
    }
}
