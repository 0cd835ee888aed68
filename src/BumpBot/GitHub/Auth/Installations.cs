using System.Net;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub.Auth;

/// <summary>Finds where the App is installed.</summary>
internal sealed class Installations(GitHubHttp app)
{
    private readonly GitHubReader _reader = new(app);

    /// <summary>The installation that reaches a repository.</summary>
    /// <exception cref="FaultException">None does.</exception>
    public async Task<Installation> OfAsync(RepoName target, CancellationToken cancellation)
    {
        switch (await _reader.GetAsync($"repos/{target}/installation", AuthJson.Default.InstallationJson, null, cancellation))
        {
            case Answer<InstallationJson>.Found found when UpstreamAddress.IdOf(found.At, app.Connection.ApiUrl) is not null:
                throw FaultException.GiveUp($"{target} has another name now, and a GitHub App works on repositories by their names: write the new one in targets: or --target");
            case Answer<InstallationJson>.Found { Value: { SuspendedAt: null } value }:
                return From(value, target.Owner);
            case Answer<InstallationJson>.Found:
                throw FaultException.GiveUp($"the App is suspended at {target.Owner}: its owner can let it work again in the settings of installed Apps");
            case Answer<InstallationJson>.Refused { Status: HttpStatusCode.NotFound }:
                throw FaultException.GiveUp($"the App does not reach {target}: check the name, and install the App at {target.Owner} with access to this repository");
            case Answer<InstallationJson>.Refused refused:
                throw FaultException.Retry($"GitHub does not tell whether the App is installed for {target}: {(int)refused.Status} {refused.Message}");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Any that is in use.</summary>
    /// <exception cref="FaultException">The App is installed nowhere.</exception>
    public async Task<Installation> AnyAsync(CancellationToken cancellation) =>
        await _reader.GetAsync($"app/installations?per_page={GitHubReader.PageSize}", AuthJson.Default.ListInstallationJson, null, cancellation) switch
        {
            Answer<List<InstallationJson>>.Found found when found.Value.Find(one => one.SuspendedAt is null) is { } first => From(first, "an account where it is installed"),
            Answer<List<InstallationJson>>.Found => throw FaultException.StopRun("the App is installed nowhere, so that GitHub gives it no token: install it at the account whose repositories it is to work on"),
            Answer<List<InstallationJson>>.Refused refused => throw FaultException.Retry($"GitHub does not tell where the App is installed: {(int)refused.Status} {refused.Message}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Installation From(InstallationJson json, string account) =>
        json.Id > 0 ? new Installation(json.Id, account, json.Permissions ?? []) : throw FaultException.Retry("GitHub described an installation of the App without its number");
}
