using BumpBot.Model;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>
/// Lets one fetch or push talk to its own host only. libgit2 sends the bot's headers, and so the token, on to wherever a server redirects
/// to, and LibGit2Sharp cannot switch that off; but each TLS connection is shown to the program before anything is sent over it, and from
/// https libgit2 follows no redirect to plain http.
/// </summary>
/// <remarks>Plain http has no such moment: whoever uses it shows the token to the whole way there.</remarks>
internal sealed class HostGuard(string address, string place)
{
    /// <summary>Why the connection was refused; null = it was not.</summary>
    public Fault? Refusal { get; private set; }

    /// <param name="valid">Whether the certificate is trusted and the host's.</param>
    public bool Accepts(Certificate certificate, bool valid, string host)
    {
        if (!IsOwn(host))
            Refusal = new Fault.GiveUp($"{place}: the server redirects to another host, {GitFaults.Text(host)}. It is not followed, since it would be sent the token. Check GITHUB_SERVER_URL.");
        else if (!valid)
            Refusal = new Fault.GiveUp($"{place}: no trusted connection: the certificate of {GitFaults.Text(host)} is not valid. A private authority's certificate can be named in SSL_CERT_FILE.");
        return Refusal is null;
    }

    private bool IsOwn(string host) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && url.IdnHost.Trim('[', ']').Equals(host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
}
