using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace BumpBot.Tests.Notify;

/// <summary>A real mail server on loopback: STARTTLS and TLS by a certificate of its own, logins, and answers by script.</summary>
internal sealed class MailServer : MessageStore, IMailboxFilter, IMailboxFilterFactory, IAsyncDisposable
{
    public const string Username = "bot";
    public const string Password = "the password";

    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly Task _serving;

    /// <param name="isTls">TLS from the first byte.</param>
    /// <param name="offersTls">STARTTLS.</param>
    public MailServer(bool isTls = false, bool offersTls = true, bool needsLogin = false)
    {
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).IsSecure(isTls).AuthenticationRequired(needsLogin).AllowUnsecureAuthentication(false);
            if (isTls || offersTls)
                endpoint.Certificate(_certificate);
        }).Build();
        var services = new ServiceProvider();
        services.Add((MessageStore)this);
        services.Add((IMailboxFilterFactory)this);
        services.Add(new DelegatingUserAuthenticator((user, password) => (user, password) == (Username, Password)));
        var server = new SmtpServer.SmtpServer(options, services);
        server.SessionCreated += (_, session) => session.Context.CommandExecuting += (_, command) => Commands.Enqueue(command.Command.Name);
        _serving = server.StartAsync(_stop.Token);
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Mails { get; } = [];

    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>Whether the last mail came over TLS.</summary>
    public bool WasSecure { get; private set; }

    /// <summary>What a mail is answered with.</summary>
    public SmtpResponse Answer { get; set; } = SmtpResponse.Ok;

    /// <summary>Whether a recipient is taken.</summary>
    public Func<string, bool> Takes { get; set; } = _ => true;

    public bool IsTrusted(X509Certificate? certificate) => certificate?.GetCertHashString() == _certificate.GetCertHashString();

    public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        WasSecure = context.Pipe.IsSecure;
        if (Answer.ReplyCode == SmtpReplyCode.Ok)
            Mails.Enqueue(MimeMessage.Load(new MemoryStream(buffer.ToArray()), cancellationToken));
        return Task.FromResult(Answer);
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) => Task.FromResult(Takes($"{to.User}@{to.Host}"));

    public IMailboxFilter CreateInstance(ISessionContext context) => this;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving.ContinueWith(_ => { }, TaskScheduler.Default);
        _certificate.Dispose();
        _stop.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }
}
