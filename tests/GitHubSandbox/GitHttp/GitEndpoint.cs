using Microsoft.AspNetCore.Http;
using Sandbox.Rest;

namespace Sandbox.GitHttp;

/// <summary>Serves the repositories to git: decides who may, lets faults strike, and hands over to git itself.</summary>
internal sealed class GitEndpoint(Hub hub, FaultPlan faults, RequestLog log, Func<Links> links)
{
    public async Task HandleAsync(HttpContext context, GitPath path)
    {
        var (caller, badCredentials) = Authentication.OfGit(hub, context.Request.Headers.Authorization.ToString());
        var request = new SandboxRequest(
            context.Request.Method, path.Route, path.Sent, context.Request.QueryString.Value?.TrimStart('?') ?? "",
            caller.User?.Login, Conditional: false, Body: "");
        faults.RunHooks(request, Moment.BeforeEffect);
        var fault = faults.Take(request);
        if (fault is HttpFault.Delayed delayed)
        {
            await delayed.Held.WaitAsync(context.RequestAborted);
            fault = null;
        }
        if (fault is { Moment: Moment.BeforeEffect })
        {
            log.Add(request, FaultedResponse.StatusOf(fault, 0));
            await FaultedResponse.SendAsync(context, fault, []);
            return;
        }
        var (refusal, repository) = Decide(request, path, caller, badCredentials is not null);
        if (repository is null)
            await RefuseAsync(context, request, refusal);
        else
            await ServeAsync(context, request, path, repository, caller, fault);
    }

    private (GitRefusal Refusal, SandboxRepository? Repository) Decide(SandboxRequest request, GitPath path, Caller caller, bool badToken)
    {
        lock (hub.Gate)
        {
            var isPush = path.IsPush(request.Query);
            var repository = hub.ByName(path.Repository);
            var moved = repository is null ? hub.ByFormerName(path.Repository) : null;
            var access = (repository ?? moved)?.AccessOf(caller) ?? Access.None;
            if (badToken || (caller.User is null && (isPush || access == Access.None)))
                return (GitRefusal.Unauthorized, null);
            if (access == Access.None)
                return (GitRefusal.NotFound, null);
            if (isPush && access < Access.Write)
                return (GitRefusal.Forbidden(path.Repository, caller.User!.Login), null);
            if (isPush && (repository ?? moved)!.IsArchived)
                return (GitRefusal.Archived, null);
            return moved is null
                ? (GitRefusal.None, repository)
                : (GitRefusal.Moved($"{links().PageOf(moved)}.git/{path.Service}{(request.Query.Length > 0 ? "?" + request.Query : "")}"), null);
        }
    }

    private async Task RefuseAsync(HttpContext context, SandboxRequest request, GitRefusal refusal)
    {
        log.Add(request, refusal.Status);
        context.Response.StatusCode = refusal.Status;
        if (refusal.Status == 401)
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"GitHub\"";
        if (refusal.Location is not null)
            context.Response.Headers.Location = refusal.Location;
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(refusal.Message);
    }

    private async Task ServeAsync(HttpContext context, SandboxRequest request, GitPath path, SandboxRepository repository, Caller caller, HttpFault? fault)
    {
        var guarded = request.IsWrite && !caller.MayWriteWorkflows;
        if (guarded)
            WorkflowGuard.Install(repository.Store);
        var answer = await GitBackend.RunAsync(
            context.Request, repository.Store.Folder(), path.Service, guarded ? (WorkflowGuard.Variable, "refused") : null, context.RequestAborted);
        if (guarded && answer.Status == 200)
            answer = answer with { Body = WorkflowGuard.Reworded(answer.Body, caller) };
        if (request.IsWrite)
            Follow(repository, request.User);
        faults.RunHooks(request, Moment.AfterEffect);
        log.Add(request, fault is null ? answer.Status : FaultedResponse.StatusOf(fault, answer.Status));
        if (fault is null or HttpFault.Cut)
        {
            context.Response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
                context.Response.Headers[name] = value;
        }
        if (fault is null)
            await context.Response.Body.WriteAsync(answer.Body);
        else
            await FaultedResponse.SendAsync(context, fault, answer.Body);
    }

    private void Follow(SandboxRepository repository, string? by)
    {
        lock (hub.Gate)
        {
            repository.PushedAt = hub.Now;
            repository.FollowRefs(by);
        }
    }
}

/// <summary>Why git is turned away.</summary>
internal sealed record GitRefusal(int Status, string Message, string? Location = null)
{
    public static GitRefusal None { get; } = new(200, "");

    public static GitRefusal Unauthorized { get; } = new(401, "Invalid username or token. Password authentication is not supported for Git operations.\n");

    public static GitRefusal NotFound { get; } = new(404, "Repository not found.\n");

    public static GitRefusal Archived { get; } = new(403, "This repository was archived so it is read-only.\n");

    public static GitRefusal Forbidden(string repository, string login) => new(403, $"Permission to {repository}.git denied to {login}.\n");

    public static GitRefusal Moved(string location) => new(301, "", location);
}
