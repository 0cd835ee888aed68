using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Sandbox.Graph;

namespace Sandbox.Rest;

/// <summary>Answers the API: finds the route and the caller, holds the limits, compares validators, and lets faults strike.</summary>
internal sealed class RestEndpoint(Hub hub, RateLimits limits, FaultPlan faults, RequestLog log, Func<Links> links)
{
    public bool StrongValidators { get; set; }

    /// <param name="path">Below the API's root, as sent, with a leading slash.</param>
    public async Task HandleAsync(HttpContext context, string path)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var (caller, badCredentials) = Authentication.OfApi(hub, context.Request.Headers.Authorization.ToString());
        var target = RestTarget.Find(hub, context.Request.Method, path);
        var request = new SandboxRequest(
            context.Request.Method, target.Template, path, context.Request.QueryString.Value?.TrimStart('?') ?? "",
            caller.User?.Login, IsConditional(context.Request), body)
        {
            Token = caller.Token,
        };
        if (target.Match is null)
            log.AddProblem($"unknown route: {request.Method} {request.Path}?{request.Query}");
        faults.RunHooks(request, Moment.BeforeEffect);
        var fault = faults.Take(request);
        if (fault is HttpFault.Delayed delayed)
        {
            await delayed.Held.WaitAsync(context.RequestAborted);
            fault = null;
        }
        if (fault is { Moment: Moment.BeforeEffect })
        {
            await LoseAsync(context, request, fault, new Answer(0, [], ""));
            return;
        }
        var answer = Decide(context, request, target, caller, badCredentials);
        faults.RunHooks(request, Moment.AfterEffect);
        if (fault is null)
            await SendAsync(context, request, answer);
        else
            await LoseAsync(context, request, fault, answer);
    }

    private Answer Decide(HttpContext context, SandboxRequest request, RestTarget target, Caller caller, RestError? badCredentials)
    {
        lock (hub.Gate)
        {
            var free = target.Template == "/rate_limit";
            var queries = target.Template == GraphRoute.Template;
            Answer answer;
            if (!free && badCredentials is null && limits.IsExhausted(caller, queries))
            {
                answer = queries ? GraphRefused() : RestError.Forbidden($"API rate limit exceeded for {(caller.User is null ? "127.0.0.1" : "user ID " + caller.User.Id)}.").ToAnswer();
                free = true;
            }
            else
            {
                answer = badCredentials is not null ? badCredentials.ToAnswer() : Run(context, request, target, caller);
            }
            answer = Validators.Apply(answer, context.Request, caller, StrongValidators);
            if (!free && !(answer.Status == 304 && caller.User is not null))
                limits.Spend(caller, answer.GraphQlPoints);
            return answer with { Headers = [.. answer.Headers, .. limits.HeadersFor(caller, queries), .. ScopesOf(caller)] };
        }
    }

    /// <summary>A classic token's.</summary>
    private static KeyValuePair<string, string>[] ScopesOf(Caller caller) => caller.User?.Scopes is { } scopes ? [new("X-OAuth-Scopes", scopes)] : [];

    /// <summary>GraphQL says so with a 200.</summary>
    private static Answer GraphRefused() => Answer.Ok(new JsonObject
    {
        ["errors"] = new JsonArray(new JsonObject { ["type"] = "RATE_LIMITED", ["message"] = "API rate limit exceeded" }),
    });

    private Answer Run(HttpContext context, SandboxRequest request, RestTarget target, Caller caller)
    {
        try
        {
            Demands.Check(context.Request);
            if (target.Match is not { } match)
                throw RestError.NotFound();
            var call = new RestCall(hub, links(), limits, caller, request, match.Values)
            {
                Accept = context.Request.Headers.Accept.ToString(),
            };
            if (!target.NamesRepository)
                return match.Route.Answer(call);
            var repository = target.Resolve(call);
            repository.FollowRefs();
            var named = call with { Repository = repository };
            GrantCheck.Check(named);
            return match.Route.Answer(named);
        }
        catch (RestError error)
        {
            return error.ToAnswer();
        }
#pragma warning disable CA1031 // A fault of the sandbox itself must fail the test, not only the request.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            log.AddProblem($"the sandbox failed at {request.Method} {request.Path}: {broken}");
            return new RestError(500, "Server Error").ToAnswer();
        }
    }

    private async Task SendAsync(HttpContext context, SandboxRequest request, Answer answer)
    {
        log.Add(request, answer.Status);
        if (log.KeepsExchanges && answer.ContentType is ("" or Answer.JsonType))
            log.Add(new SandboxExchange(request, Encoding.UTF8.GetString(answer.Body)));
        WriteHead(context, answer);
        if (answer.Status is 204 or 304)
            return;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body);
    }

    private async Task LoseAsync(HttpContext context, SandboxRequest request, HttpFault fault, Answer answer)
    {
        log.Add(request, FaultedResponse.StatusOf(fault, answer.Status));
        if (fault is HttpFault.Cut)
            WriteHead(context, answer);
        else
            WriteCommonHead(context);
        await FaultedResponse.SendAsync(context, fault, answer.Body);
    }

    private void WriteHead(HttpContext context, Answer answer)
    {
        WriteCommonHead(context);
        context.Response.StatusCode = answer.Status;
        if (answer.ContentType.Length > 0 && answer.Status != 304)
            context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.LastModified is { } modified)
            context.Response.Headers.LastModified = modified.ToString("R");
    }

    private void WriteCommonHead(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Date = hub.Now.ToString("R");
        headers["X-GitHub-Request-Id"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        headers["X-GitHub-Media-Type"] = "github.v3; format=json";
        headers["X-GitHub-Api-Version-Selected"] = Demands.VersionOf(context.Request);
        headers.Vary = "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With";
    }

    private static bool IsConditional(HttpRequest request) =>
        request.Headers.IfNoneMatch.Count > 0 || request.Headers.IfModifiedSince.Count > 0;
}
