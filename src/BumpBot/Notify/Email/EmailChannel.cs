using System.Net.Security;
using System.Net.Sockets;
using BumpBot.Model;
using BumpBot.Notify.Texts;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace BumpBot.Notify.Email;

/// <summary>Mail by SMTP. Each notice has a Message-ID of its own that stays the same when it is sent again, and refers to its upstream's thread.</summary>
/// <param name="trust">Judges the server's certificate; null = the system does.</param>
internal sealed class EmailChannel(ChannelSettings.Email settings, TimeProvider time, RemoteCertificateValidationCallback? trust = null) : IChannel
{
    private static readonly TimeSpan TimePerMail = TimeSpan.FromSeconds(20);

    public string Name => settings.Name;

    public async Task<Delivery> SendAsync(Notice notice, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(TimePerMail, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var message = MessageOf(notice);
            await SendAsync(message, either.Token);
            return new Delivery.Sent();
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new Delivery.Failed(new Fault.Retry($"the mail server {settings.Server} took too long."));
        }
        catch (Exception e) when (FaultOf(e) is { } fault)
        {
            return new Delivery.Failed(fault);
        }
    }

    internal MimeMessage MessageOf(Notice notice)
    {
        var text = EmailText.Of(notice);
        var from = MailboxAddress.Parse(settings.From);
        var message = new MimeMessage
        {
            Subject = text.Subject,
            Date = time.GetUtcNow(),
            MessageId = $"{notice.Id}@{from.Domain}",
            InReplyTo = ThreadOf(notice, from.Domain),
            Body = new BodyBuilder { TextBody = text.Plain, HtmlBody = text.Html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.AddRange(settings.To.Select(MailboxAddress.Parse));
        message.References.Add(ThreadOf(notice, from.Domain));
        // RFC 3834: nobody's holiday notice is to answer it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    /// <summary>The beginning of the thread, which need not exist: mail programs join what refers to the same.</summary>
    private static string ThreadOf(Notice notice, string domain) => $"thread.{Notice.Hash($"{notice.Channel}\n{notice.Thread}")}@{domain}";

    private async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        if (trust is not null)
            client.ServerCertificateValidationCallback = trust;
        var server = settings.Server;
        await client.ConnectAsync(server.Host, server.Port, OptionsOf(server.Security), cancellation);
        if (server is { Username: { } username, Password: { } password })
            await client.AuthenticateAsync(username, password, cancellation);
        await client.SendAsync(message, cancellation);
        await SayGoodbyeAsync(client, cancellation);
    }

    /// <summary>The server has the mail: whatever happens now takes nothing back.</summary>
    private static async Task SayGoodbyeAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // Nothing is lost.
        }
    }

    private static SecureSocketOptions OptionsOf(MailSecurity security) => security switch
    {
        MailSecurity.StartTlsIfOffered => SecureSocketOptions.StartTlsWhenAvailable,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>4yz is worth another try, 5yz is not (RFC 5321, 4.2.1). Null = a mistake.</summary>
    private Fault? FaultOf(Exception exception)
    {
        var server = $"the mail server {settings.Server}";
        return exception switch
        {
            SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } e => new Fault.Retry($"{server} put it off ({(int)e.StatusCode} {Said(e)})."),
            SmtpCommandException e => new Fault.GiveUp($"{server} refused it ({(int)e.StatusCode} {Said(e)}): check to, from, username and password."),
            AuthenticationException => new Fault.GiveUp($"{server} did not accept username and password: check them."),
            SslHandshakeException => new Fault.Retry($"no secure connection to {server} could be made: check its certificate, and whether the port speaks TLS at once (smtps://) or after STARTTLS (smtp://)."),
            NotSupportedException => new Fault.GiveUp($"{server} offers no STARTTLS, or no login: write tls: never where mail may go in clear, or leave username and password out."),
            ProtocolException or IOException or SocketException => new Fault.Retry($"{server} could not be reached, or broke off: check smtp and the network."),
            _ => null,
        };
    }

    private static string Said(SmtpCommandException e) => Foreign.Line(e.Message, 150).TrimEnd('.');
}
