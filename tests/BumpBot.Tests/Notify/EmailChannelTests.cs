using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Notify.Email;
using MimeKit;
using SmtpServer.Protocol;

namespace BumpBot.Tests.Notify;

public class EmailChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_comes_over_starttls_after_a_login_with_text_and_page()
    {
        await using var server = new MailServer(needsLogin: true);
        Assert.IsType<Delivery.Sent>(await SendAsync(server, NoticeCases.All["breaking-release"], MailSecurity.StartTls, MailServer.Username, MailServer.Password));
        var mail = Assert.Single(server.Mails);
        Assert.True(server.WasSecure);
        Assert.Equal("[bumpbot] acme/tool v2.0.0 looks breaking", mail.Subject);
        Assert.Equal(["Ada <ada@example.org>", "bob@example.org"], mail.To.Mailboxes.Select(to => to.Name is { Length: > 0 } name ? $"{name} <{to.Address}>" : to.Address));
        Assert.Equal("bot@example.org", mail.From.Mailboxes.Single().Address);
        Assert.Equal(EmailText.Of(NoticeCases.All["breaking-release"]).Plain.TrimEnd(), mail.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(EmailText.Of(NoticeCases.All["breaking-release"]).Html.TrimEnd(), mail.HtmlBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
    }

    [Fact]
    public async Task A_mail_comes_over_tls_from_the_first_byte()
    {
        await using var server = new MailServer(isTls: true);
        Assert.IsType<Delivery.Sent>(await SendAsync(server, NoticeCases.All["alarm"], MailSecurity.Tls));
        Assert.True(server.WasSecure);
    }

    [Fact]
    public async Task Where_the_server_offers_no_tls_a_mail_goes_in_clear_only_if_it_may()
    {
        await using var server = new MailServer(offersTls: false);
        var refused = Assert.IsType<Delivery.Failed>(await SendAsync(server, NoticeCases.All["alarm"], MailSecurity.StartTls));
        Assert.Contains("tls: never", Assert.IsType<Fault.GiveUp>(refused.Fault).Message, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
        Assert.IsType<Delivery.Sent>(await SendAsync(server, NoticeCases.All["alarm"], MailSecurity.StartTlsIfOffered));
        Assert.False(server.WasSecure);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_password()
    {
        await using var server = new MailServer(needsLogin: true);
        var channel = new EmailChannel(Settings(server, MailSecurity.StartTls, MailServer.Username, MailServer.Password), TimeProvider.System);
        var failed = Assert.IsType<Delivery.Failed>(await channel.SendAsync(NoticeCases.All["alarm"], Cancellation));
        Assert.Contains("certificate", failed.Fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Mails_about_one_upstream_are_a_thread_and_each_has_an_id_that_stays()
    {
        await using var server = new MailServer();
        foreach (var name in new[] { "breaking-release", "alarm", "breaking-release", "failed" })
            Assert.IsType<Delivery.Sent>(await SendAsync(server, NoticeCases.All[name], MailSecurity.StartTls));
        var mails = server.Mails.ToList();
        Assert.Equal(mails[0].MessageId, mails[2].MessageId);
        Assert.Equal(mails[0].References.Single(), mails[1].References.Single());
        Assert.Equal(mails[0].InReplyTo, mails[1].InReplyTo);
        Assert.NotEqual(mails[0].References.Single(), mails[3].References.Single());
        Assert.Equal(3, mails.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Theory]
    [InlineData(SmtpReplyCode.InsufficientStorage, true)]
    [InlineData(SmtpReplyCode.ServiceUnavailable, true)]
    [InlineData(SmtpReplyCode.TransactionFailed, false)]
    public async Task A_mail_that_is_put_off_is_tried_again_and_one_that_is_refused_is_not(SmtpReplyCode code, bool isRetried)
    {
        await using var server = new MailServer { Answer = new SmtpResponse(code, "no room today") };
        var failed = Assert.IsType<Delivery.Failed>(await SendAsync(server, NoticeCases.All["alarm"], MailSecurity.StartTls));
        Assert.Equal(isRetried, failed.Fault is Fault.Retry);
        Assert.Contains("no room today", failed.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_final_and_stays_secret()
    {
        await using var server = new MailServer(needsLogin: true);
        var failed = Assert.IsType<Delivery.Failed>(await SendAsync(server, NoticeCases.All["alarm"], MailSecurity.StartTls, MailServer.Username, "hidden-word"));
        Assert.Contains("check", Assert.IsType<Fault.GiveUp>(failed.Fault).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", failed.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_one_recipient_is_refused_nobody_gets_half_of_it()
    {
        await using var server = new MailServer { Takes = to => to != "bob@example.org" };
        Assert.IsType<Fault.GiveUp>(Assert.IsType<Delivery.Failed>(await SendAsync(server, NoticeCases.All["alarm"], MailSecurity.StartTls)).Fault);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again()
    {
        var settings = new ChannelSettings.Email("email", ChannelRouting.Everything, ["a@example.org"], "b@example.org", new SmtpPlace("127.0.0.1", 1, MailSecurity.None, null, null));
        Assert.IsType<Fault.Retry>(Assert.IsType<Delivery.Failed>(await new EmailChannel(settings, TimeProvider.System).SendAsync(NoticeCases.All["alarm"], Cancellation)).Fault);
    }

    private static Task<Delivery> SendAsync(MailServer server, Notice notice, MailSecurity security, string? username = null, string? password = null) =>
        new EmailChannel(Settings(server, security, username, password), TimeProvider.System, (_, certificate, _, _) => server.IsTrusted(certificate)).SendAsync(notice, Cancellation);

    private static ChannelSettings.Email Settings(MailServer server, MailSecurity security, string? username, string? password) => new(
        "email", ChannelRouting.Everything, ["Ada <ada@example.org>", "bob@example.org"], "BumpBot <bot@example.org>", new SmtpPlace("127.0.0.1", server.Port, security, username, password));
}
