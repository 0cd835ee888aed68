using BumpBot.GitHub.Http;
using BumpBot.Http;
using BumpBot.Model;
using Octokit;
using Octokit.Internal;

namespace BumpBot.GitHub;

/// <summary>Writes by Octokit, over the same way to the API as the reads. What Octokit throws ends here, as faults.</summary>
internal sealed class OctokitWriter(GitHubHttp http)
{
    /// <param name="what">Completes "cannot …" for people: "open a pull request in owner/name".</param>
    public async Task<T> WriteAsync<T>(string what, Func<IGitHubClient, Task<T>> write, CancellationToken cancellation)
    {
        try
        {
            return await write(Client(cancellation));
        }
        catch (FaultException)
        {
            throw;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (OctokitFaults.Translate(e, what, http.Connection) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>A client per call: most of Octokit's methods take no cancellation, so it comes with the client.</summary>
    private GitHubClient Client(CancellationToken cancellation) => new(new Connection(
        new ProductHeaderValue(ProgramName.Name, ProgramName.Version),
        http.Connection.ApiUrl,
        new InMemoryCredentialStore(Credentials.Anonymous),
        new PatientHttpClient(http.ForOctokit, cancellation),
        new SimpleJsonSerializer()));

    /// <summary>Sends without Octokit's own limit of 100 seconds, which would run while a write waits for its turn. The handlers below limit each try.</summary>
    private sealed class PatientHttpClient(HttpClientAdapter inner, CancellationToken cancellation) : IHttpClient
    {
        public Task<IResponse> Send(IRequest request, CancellationToken cancellationToken, Func<object, object> preprocessResponseBody)
        {
            if (request is Request own)
                own.Timeout = TimeSpan.Zero;
            return inner.Send(request, cancellation, preprocessResponseBody);
        }

        public void SetRequestTimeout(TimeSpan timeout) { }

        public void Dispose() { }
    }
}
