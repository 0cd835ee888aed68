using System.Text;
using BumpBot.Model;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>Where a clone comes from, and how the bot shows who it is there: a header, so that no URL and no config holds the token.</summary>
internal sealed class Remote
{
    private readonly Func<CancellationToken, ValueTask<string>>? _token;

    private Remote(string address, Func<CancellationToken, ValueTask<string>>? token) => (Address, _token) = (address, token);

    public string Address { get; }

    public string Place => GitFaults.Place(Address);

    /// <summary>Those of the last <see cref="RenewAsync"/>.</summary>
    public string[] Headers { get; private set; } = [];

    /// <summary>Before each fetch and push: the token that held at the last one may have ended.</summary>
    public async Task RenewAsync(CancellationToken cancellation) => Headers = _token is null
        ? []
        : ["Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + await _token(cancellation)))];

    /// <exception cref="FaultException">The URL is not one that the bot clones from.</exception>
    public static Remote Of(Uri url, Func<CancellationToken, ValueTask<string>>? token)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("https" or "http" or "file"))
            throw FaultException.GiveUp("A repository is cloned over https, http or from a file path only.");
        if (url.UserInfo.Length > 0)
            throw FaultException.GiveUp($"{GitFaults.Place(url.AbsoluteUri)}: the URL holds credentials. Give the token in GITHUB_TOKEN, and the URL without it.");
        return url.IsFile
            ? new Remote(url.LocalPath, null)
            : new Remote(url.AbsoluteUri, token);
    }

    public Fault Translate(LibGit2SharpException cause) => GitFaults.OfRemote(Place, cause, withToken: _token is not null);

    public HostGuard Guard() => new(Address, Place);

    public FetchOptions FetchOptions(HostGuard guard, CancellationToken cancellation) => new()
    {
        CustomHeaders = Headers,
        CertificateCheck = guard.Accepts,
        Prune = true,
        TagFetchMode = TagFetchMode.None,
        OnProgress = _ => !cancellation.IsCancellationRequested,
        OnTransferProgress = _ => !cancellation.IsCancellationRequested,
    };
}
