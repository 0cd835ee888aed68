namespace Sandbox.Rest;

/// <summary>Whether an installation's token has the permission that a route needs. Everybody may read what is public.</summary>
internal static class GrantCheck
{
    private const string Hooks = "repository_hooks";

    public static void Check(RestCall call)
    {
        if (call.Caller.Grant is not { } grant)
            return;
        var isPublicRead = !call.Request.IsWrite && !call.Repository.IsPrivate && PermissionFor(call.Request.Route) != Hooks;
        if (!isPublicRead && !(grant.Covers(call.Repository) && grant.Allows(PermissionFor(call.Request.Route), call.Request.IsWrite)))
            throw RestError.Forbidden("Resource not accessible by integration");
    }

    private static string PermissionFor(string route) => route["/repos/{owner}/{repo}".Length..] switch
    {
        "" => "metadata",
        var rest when rest.StartsWith("/hooks", StringComparison.Ordinal) => Hooks,
        var rest when rest.StartsWith("/pulls", StringComparison.Ordinal) => "pull_requests",
        var rest when rest.StartsWith("/issues", StringComparison.Ordinal) || rest.StartsWith("/labels", StringComparison.Ordinal) => "issues",
        var rest when rest.EndsWith("/check-runs", StringComparison.Ordinal) => "checks",
        var rest when rest.EndsWith("/status", StringComparison.Ordinal) => "statuses",
        _ => "contents",
    };
}
