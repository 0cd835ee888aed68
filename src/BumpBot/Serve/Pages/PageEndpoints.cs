using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BumpBot.Model;
using BumpBot.Report;
using BumpBot.Report.Html;
using BumpBot.Serve.Pages.Markup;
using BumpBot.Serve.Pages.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Updaters.References;

namespace BumpBot.Serve.Pages;

/// <summary>The pages and their JSON over HTTP. All is read-only: nothing but GET and HEAD is answered.</summary>
public sealed class PageEndpoints(CurrentParts parts, PageData data, PageEvents events, ILogger log)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly TimeSpan CookieAge = TimeSpan.FromDays(30);

    /// <returns>What rate limits can be asked of.</returns>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("");
        var stopping = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        Page(all, "/", "/", (facts, _) => ("Overview", OverviewPage.Of(OverviewFacts.Of(facts))));
        Page(all, "/upstreams", "/upstreams", (facts, _) => ("Upstreams", UpstreamPages.Of(UpstreamFacts.All(facts))));
        Page(all, "/upstreams/{owner}/{name}/{entry?}", "/upstreams", (facts, route) =>
            Upstream(route) is { } id && UpstreamFacts.Of(id, facts) is { } view ? (view.Summary.Upstream, UpstreamPages.Of(view)) : null);
        Page(all, "/targets", "/targets", (facts, _) => ("Targets", TargetPages.Of(TargetFacts.All(facts))));
        Page(all, "/targets/{owner}/{name}", "/targets", (facts, route) =>
            Target(route) is { } repo && TargetFacts.Of(repo, facts) is { } view ? (view.Summary.Target, TargetPages.Of(view)) : null);
        Page(all, "/report", "/report", (facts, _) => ("Release report", Html.Trusted(HtmlReport.Sections(Analytics.Of(facts.Ledger, null, facts.Now)))));
        Json(all, "/api/v1/overview", PageJson.Default.OverviewView, (facts, _) => OverviewFacts.Of(facts));
        Json(all, "/api/v1/upstreams", PageJson.Default.UpstreamsView, (facts, _) => UpstreamFacts.All(facts));
        Json(all, "/api/v1/upstreams/{owner}/{name}/{entry?}", PageJson.Default.UpstreamView, (facts, route) => Upstream(route) is { } id ? UpstreamFacts.Of(id, facts) : null);
        Json(all, "/api/v1/targets", PageJson.Default.TargetsView, (facts, _) => TargetFacts.All(facts));
        Json(all, "/api/v1/targets/{owner}/{name}", PageJson.Default.TargetView, (facts, route) => Target(route) is { } repo ? TargetFacts.Of(repo, facts) : null);
        Guarded(all, "/api/v1/report", async context =>
        {
            var facts = await data.NowAsync(context.RequestAborted);
            await WriteAsync(context, "application/json", JsonReport.Of(Analytics.Of(facts.Ledger, null, facts.Now)));
        });
        Guarded(all, "/api/v1/openapi.json", context => WriteAsync(context, "application/json", ApiDescription.Text));
        Guarded(all, "/events", context => events.HandleAsync(context, stopping));
        Guarded(all, "/page.css", context => WriteAsync(context, "text/css", PageStyle.Css));
        Guarded(all, "/live.js", context => WriteAsync(context, "text/javascript", LiveScript.Text));
        Guarded(all, "/icon.svg", context => WriteAsync(context, "image/svg+xml", PageStyle.Icon));
        return all;
    }

    private void Page(IEndpointRouteBuilder routes, string pattern, string place, Func<PageFacts, RouteValueDictionary, (string Title, Html Content)?> page) => Guarded(routes, pattern, async context =>
    {
        var facts = await data.NowAsync(context.RequestAborted);
        var found = page(facts, context.Request.RouteValues);
        if (found is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        var (title, content) = found ?? ("Nothing is known of it", Html.Of($"<p>See what is known: <a href=\"/upstreams\">upstreams</a>, <a href=\"/targets\">targets</a>.</p>\n"));
        await WriteAsync(context, "text/html", PageFrame.Of(place, title, facts.Version, content));
    });

    private void Json<T>(IEndpointRouteBuilder routes, string pattern, JsonTypeInfo<T> type, Func<PageFacts, RouteValueDictionary, T?> view) where T : class => Guarded(routes, pattern, async context =>
    {
        if (view(await data.NowAsync(context.RequestAborted), context.Request.RouteValues) is { } found)
            await WriteAsync(context, "application/json", JsonSerializer.Serialize(found, type));
        else
            await FailAsync(context, StatusCodes.Status404NotFound, "nothing is known of it; /api/v1/upstreams and /api/v1/targets list what is");
    });

    private void Guarded(IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) => routes.MapMethods(pattern, Reading, async context =>
    {
        PageHeaders.Set(context.Response.Headers);
        var token = parts.Config.PageToken;
        if (await ExchangeAsync(context, token))
            return;
        switch (PageGuard.Of(context.Request, context.Connection.RemoteIpAddress, token))
        {
            case Admission.Granted:
                await AnswerAsync(context, answer);
                break;
            case Admission.TokenWanted:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Open /?token=TOKEN once, or send the header Authorization: Bearer TOKEN, with the token that BUMPBOT_PAGE_TOKEN is set to.\n");
                break;
            case Admission.NoTokenSet:
                await RefuseAsync(context, StatusCodes.Status403Forbidden, "These pages are shown to this machine alone: set BUMPBOT_PAGE_TOKEN, or BUMPBOT_PAGE_TOKEN_FILE, to a long random text to show them to whoever has it.\n");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    });

    /// <summary>The token of an address becomes a cookie, so that it stands in no address any more.</summary>
    /// <returns>Whether that was the answer.</returns>
    private static async Task<bool> ExchangeAsync(HttpContext context, string? token)
    {
        if (token is null || context.Request.Path != "/" || !PageGuard.IsSame(context.Request.Query[PageGuard.Parameter], token))
            return false;
        context.Response.Cookies.Append(PageGuard.Cookie, PageGuard.CookieValue(token), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = CookieAge,
            Path = "/",
        });
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/";
        await context.Response.CompleteAsync();
        return true;
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        try
        {
            await answer(context);
        }
        catch (FaultException e) when (!context.Response.HasStarted)
        {
            log.Warning("a page could not be shown: {Fault}", e.Fault.Message);
            await FailAsync(context, StatusCodes.Status503ServiceUnavailable, "the ledger or the queue cannot be read; why stands in the log");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // nobody waits for it any more
        }
    }

    private static UpstreamId? Upstream(RouteValueDictionary route) =>
        UpstreamId.TryParse(route["entry"] is string entry ? $"{route["owner"]}/{route["name"]}#{entry}" : $"{route["owner"]}/{route["name"]}", out var id) ? id : null;

    private static RepoName? Target(RouteValueDictionary route) => RepoName.TryParse($"{route["owner"]}/{route["name"]}", out var repo) ? repo : null;

    private static Task FailAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, "application/json", JsonSerializer.Serialize(new ApiFault(why), PageJson.Default.ApiFault));
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, "text/plain", why);
    }

    private static Task WriteAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = $"{type}; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
