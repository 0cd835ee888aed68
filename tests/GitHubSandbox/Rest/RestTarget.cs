namespace Sandbox.Rest;

/// <summary>What a path means: a route, and the repository in it, by name or by id.</summary>
internal sealed record RestTarget((Route Route, IReadOnlyDictionary<string, string> Values)? Match, string[] Path)
{
    public string Template => Match?.Route.Template ?? "unknown";

    public bool NamesRepository => Template.StartsWith("/repos/", StringComparison.Ordinal) && Template != AppRoutes.InstallationOfRepository;

    /// <summary>Set where the path came as <c>/repositories/{id}/…</c>.</summary>
    public long? ById { get; private init; }

    public static RestTarget Find(Hub hub, string method, string path)
    {
        string[] parts = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        if (parts is not ["repositories", var number, .. var rest] || !long.TryParse(number, out var id))
            return new RestTarget(Routes.All.Find(method, parts), parts);
        string name;
        lock (hub.Gate)
        {
            name = hub.ById(id)?.FullName ?? "-/-";
        }
        string[] named = ["repos", .. name.Split('/'), .. rest];
        return new RestTarget(Routes.All.Find(method, named), named) { ById = id };
    }

    /// <exception cref="RestError">It is not there, not to be seen, or has another name now.</exception>
    public SandboxRepository Resolve(RestCall call)
    {
        var name = $"{call.Values["owner"]}/{call.Values["repo"]}";
        var repository = ById is { } id ? call.Hub.ById(id) : call.Hub.ByName(name);
        if (repository is null && call.Hub.ByFormerName(name) is { } renamed && renamed.AccessOf(call.Caller) > Access.None)
            throw Redirect(call, renamed);
        if (repository is null || repository.AccessOf(call.Caller) == Access.None)
            throw RestError.NotFound();
        if (repository.IsArchived && call.Request.IsWrite)
            throw RestError.Forbidden("Repository was archived so is read-only.");
        return repository;
    }

    private RestError Redirect(RestCall call, SandboxRepository renamed)
    {
        var rest = string.Concat(Path.Skip(3).Select(part => "/" + Uri.EscapeDataString(part)));
        var query = call.Request.Query.Length > 0 ? "?" + call.Request.Query : "";
        var safe = call.Request.Method is "GET" or "HEAD";
        return new RestError(safe ? 301 : 307, safe ? "Moved Permanently" : "Temporary Redirect")
        {
            Location = call.Links.ById(renamed) + rest + query,
        };
    }
}
