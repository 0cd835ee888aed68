using BumpBot.Http;
using BumpBot.Model;

namespace BumpBot.GitHub.Http;

/// <summary>GitHub answers with redirects for renamed repositories; they are followed within the API's origin alone.</summary>
internal sealed class ApiRedirectsHandler(GitHubConnection connection) : RedirectsHandler
{
    protected override string NameOf(Uri from) => from.AbsolutePath;

    protected override void Check(Uri from, Uri next)
    {
        if (!connection.IsApi(next))
            throw FaultException.GiveUp($"{from.AbsolutePath} was redirected to another host, {connection.Clean(next.Host)}; it is not followed");
    }
}
