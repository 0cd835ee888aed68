using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BumpBot.Tests.EndToEnd;

/// <summary>A git server that sends its clients to another host, over real TLS.</summary>
public class RedirectTests
{
    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("307 Temporary Redirect")]
    public async Task Invariant_7_a_git_server_that_redirects_to_another_host_does_not_make_the_token_go_there(string status)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        using var certificate = Certificate();
        var file = Path.Combine(scene.Folder, "authority.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        using var elsewhere = new TlsServer(certificate, _ => "404 Not Found", _ => "");
        using var server = new TlsServer(certificate, _ => status, path => $"Location: https://127.0.0.1:{elsewhere.Port}{path}\r\n");
        scene.Environment["GITHUB_SERVER_URL"] = $"https://localhost:{server.Port}/";
        scene.Environment["SSL_CERT_FILE"] = file;

        var outcome = await scene.RunProcessAsync();

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("redirects to another host, 127.0.0.1", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("Authorization", Assert.Single(server.Requests), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_told()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        using var certificate = Certificate();
        using var server = new TlsServer(certificate, _ => "404 Not Found", _ => "");
        scene.Environment["GITHUB_SERVER_URL"] = $"https://localhost:{server.Port}/";

        var outcome = await scene.RunProcessAsync();

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("SSL_CERT_FILE", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>Answers every request with one status and no body, and keeps their heads.</summary>
    private sealed class TlsServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 _certificate;
        private readonly Func<string, string> _status;
        private readonly Func<string, string> _headers;
        private readonly List<string> _requests = [];

        public TlsServer(X509Certificate2 certificate, Func<string, string> status, Func<string, string> headers)
        {
            (_certificate, _status, _headers) = (certificate, status, headers);
            _listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public IReadOnlyList<string> Requests
        {
            get
            {
                lock (_requests)
                    return [.. _requests];
            }
        }

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                    _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // It was disposed of.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using var _ = client;
            try
            {
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(_certificate);
                using var reader = new StreamReader(tls, Encoding.ASCII);
                var head = new StringBuilder();
                while (await reader.ReadLineAsync() is { Length: > 0 } line)
                    head.Append(line).Append('\n');
                if (head.Length == 0)
                    return;
                lock (_requests)
                    _requests.Add(head.ToString());
                var path = head.ToString().Split(' ')[1];
                await tls.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {_status(path)}\r\n{_headers(path)}Content-Length: 0\r\nConnection: close\r\n\r\n"));
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away.
            }
        }
    }
}
