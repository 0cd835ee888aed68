using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Sandbox.Downloads;
using Sandbox.GitHttp;
using Sandbox.Graph;
using Sandbox.Rest;
using Sandbox.Webhooks;

namespace Sandbox;

/// <summary>
/// A stateful GitHub on loopback: REST under <see cref="ApiUrl"/>, GraphQL beside it, git over HTTP under <see cref="ServerUrl"/>. Tests fill it, act in it as
/// people, make it fail, and look at what came of it. What it cannot answer fails the test when it is disposed of.
/// </summary>
public sealed class GitHubSandbox : IAsyncDisposable
{
    private const string ApiPath = "/api/v3";
    private const string GraphPath = "/api/graphql";

    private readonly string _folder;
    private readonly Hub _hub;
    private readonly RateLimits _limits;
    private readonly RequestLog _log = new();
    private readonly RestEndpoint _rest;
    private readonly GitEndpoint _git;
    private readonly DownloadEndpoint _downloads;
    private readonly WebApplication _server;
    private int _underWay;

    private GitHubSandbox(TimeProvider time)
    {
        _folder = Directory.CreateTempSubdirectory("github-sandbox-").FullName;
        _hub = new Hub(time, _folder);
        _limits = new RateLimits(time);
        _rest = new RestEndpoint(_hub, _limits, Faults, _log, CurrentLinks);
        _git = new GitEndpoint(_hub, Faults, _log, CurrentLinks);
        _downloads = new DownloadEndpoint(_hub, _log);
        _server = Build();
    }

    /// <summary>Ends in <c>/api/v3/</c>, as on a GitHub Enterprise server.</summary>
    public Uri ApiUrl { get; private set; } = null!;

    /// <summary>The root of pages and clones.</summary>
    public Uri ServerUrl { get; private set; } = null!;

    public FaultPlan Faults { get; } = new();

    /// <summary>All requests so far, REST and git, in the order in which they were answered.</summary>
    public IReadOnlyList<SandboxRequest> Requests => _log.Requests();

    /// <summary>Those of the API whose answers were let through and are JSON or empty; forgotten by nothing. None without <see cref="KeepExchanges"/>.</summary>
    public IReadOnlyList<SandboxExchange> Exchanges => _log.Exchanges();

    /// <summary>The most requests that were under way at the same time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Those that may have changed something.</summary>
    public IReadOnlyList<SandboxRequest> Writes => [.. Requests.Where(request => request.IsWrite)];

    /// <summary>Requests an hour for all anonymous callers together.</summary>
    public int AnonymousHourlyLimit
    {
        get => _limits.AnonymousLimit;
        set => _limits.AnonymousLimit = value;
    }

    /// <summary>Entity tags without <c>W/</c>.</summary>
    public bool StrongValidators
    {
        get => _rest.StrongValidators;
        set => _rest.StrongValidators = value;
    }

    /// <param name="time">The clock of everything in it; null = the system's.</param>
    public static async Task<GitHubSandbox> StartAsync(TimeProvider? time = null)
    {
        var sandbox = new GitHubSandbox(time ?? TimeProvider.System);
        await sandbox._server.StartAsync();
        sandbox.ServerUrl = new Uri(sandbox._server.Urls.Single() + "/");
        sandbox.ApiUrl = new Uri(sandbox.ServerUrl, ApiPath.TrimStart('/') + "/");
        return sandbox;
    }

    /// <summary>A person's account; its <see cref="SandboxUser.Token"/> acts for it.</summary>
    public SandboxUser AddUser(string login) => _hub.Account(login);

    /// <summary>A GitHub App, or GitHub Actions: <c>slug[bot]</c>, with an installation token.</summary>
    public SandboxUser AddApp(string slug) => _hub.Account($"{slug}[bot]", AccountKind.Bot);

    /// <summary>A GitHub App with a key of its own, installed nowhere yet.</summary>
    public SandboxApp RegisterApp(string slug) => _hub.AddApp(slug);

    /// <summary>A repository with one commit.</summary>
    /// <param name="fullName"><c>owner/name</c></param>
    public SandboxRepository AddRepository(string fullName, params IReadOnlyList<FileChange> files) =>
        AddRepositoryOn("main", fullName, files);

    public SandboxRepository AddRepositoryOn(string defaultBranch, string fullName, params IReadOnlyList<FileChange> files)
    {
        var repository = _hub.Add(fullName, defaultBranch);
        repository.Commit("Initial commit", files.Count > 0 ? files : [("README.md", $"# {repository.Name}\n")]);
        return repository;
    }

    /// <summary>A repository without any commit.</summary>
    public SandboxRepository AddEmptyRepository(string fullName) => _hub.Add(fullName, "main");

    /// <summary>A repository with a release for each tag, oldest first, each on a commit of its own.</summary>
    public SandboxRepository AddUpstream(string fullName, params IEnumerable<string> tags)
    {
        var repository = AddRepository(fullName);
        foreach (var tag in tags)
        {
            repository.Commit($"Release {tag}", ("VERSION", tag + "\n"));
            repository.AddRelease(tag);
        }
        return repository;
    }

    /// <summary>A webhook of a repository; the caller disposes of it.</summary>
    public SandboxHook AddHook(string fullName, Uri url, string secret) => Repository(fullName).Add(new SandboxHook(Repository(fullName), url, secret, CurrentLinks));

    /// <summary>The webhook of an App, which has one; the caller disposes of it.</summary>
    /// <param name="fullName">The repository that it tells of.</param>
    public SandboxHook SetHook(SandboxApp app, string fullName, Uri url, string secret) => app.Hook = new SandboxHook(Repository(fullName), url, secret, CurrentLinks);

    public bool Has(string fullName) => _hub.ByName(fullName) is not null;

    public SandboxRepository Repository(string fullName) =>
        _hub.ByName(fullName) ?? throw new ArgumentException($"no repository {fullName}", nameof(fullName));

    /// <summary>How many requests match a pattern of the kind that <see cref="FaultPlan"/> describes.</summary>
    public int Count(string pattern) => Requests.Count(FaultPlan.Matching(pattern));

    /// <summary>Answers are kept from now on.</summary>
    public void KeepExchanges() => _log.KeepsExchanges = true;

    public void ResetRequests() => _log.ClearRequests();

    /// <summary>What was asked for that is no route of the sandbox, and where the sandbox itself failed.</summary>
    /// <exception cref="InvalidOperationException">There was something since the last call.</exception>
    public void AssertNoUnknownRoutes()
    {
        var problems = _log.TakeProblems();
        if (problems.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        foreach (var app in _hub.Apps)
            app.Dispose();
        AssertNoUnknownRoutes();
    }

    private Links CurrentLinks() => new(ApiUrl, ServerUrl);

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
        });
        var application = builder.Build();
        application.Run(HandleAsync);
        return application;
    }

    private async Task HandleAsync(HttpContext context)
    {
        Enter();
        try
        {
            await DispatchAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // the client is gone
        }
        catch (Exception broken)
        {
            _log.AddProblem($"the sandbox failed at {context.Request.Method} {context.Request.Path}: {broken}");
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private void Enter()
    {
        var underWay = Interlocked.Increment(ref _underWay);
        lock (_log)
            MostAtOnce = Math.Max(MostAtOnce, underWay);
    }

    private async Task DispatchAsync(HttpContext context)
    {
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        if (path == GraphPath)
            await _rest.HandleAsync(context, GraphRoute.Template);
        else if (path != ApiPath + GraphRoute.Template && path.StartsWith(ApiPath + "/", StringComparison.Ordinal))
            await _rest.HandleAsync(context, path[ApiPath.Length..]);
        else if (GitPath.Parse(context.Request.Method, path) is { } gitPath)
            await _git.HandleAsync(context, gitPath);
        else if (!await _downloads.HandleAsync(context, path))
            await RefuseAsync(context, path);
    }

    private async Task RefuseAsync(HttpContext context, string path)
    {
        _log.AddProblem($"unknown route: {context.Request.Method} {path}");
        context.Response.StatusCode = 404;
        await context.Response.WriteAsync("Not Found");
    }
}
