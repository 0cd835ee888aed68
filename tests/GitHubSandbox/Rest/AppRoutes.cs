using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Sandbox.Rest;

/// <summary>What an App asks as itself.</summary>
internal static class AppRoutes
{
    public const string InstallationOfRepository = "/repos/{owner}/{repo}/installation";

    public static Answer Own(RestCall call)
    {
        var app = AppOf(call);
        return Answer.Ok(new JsonObject
        {
            ["id"] = app.Id,
            ["slug"] = app.Slug,
            ["client_id"] = app.ClientId,
            ["node_id"] = Links.NodeId("App", app.Id),
            ["owner"] = UserJson.Simple(app.Account, call.Links),
            ["name"] = app.Slug,
            ["description"] = "",
            ["external_url"] = call.Links.ServerRoot,
            ["html_url"] = $"{call.Links.ServerRoot}/apps/{app.Slug}",
            ["created_at"] = Links.Time(app.Account.CreatedAt),
            ["updated_at"] = Links.Time(app.Account.CreatedAt),
            ["permissions"] = new JsonObject(),
            ["events"] = new JsonArray(),
        });
    }

    public static Answer Installations(RestCall call) =>
        Pages.Of(call, AppOf(call).Installations, installation => Shown(installation, call));

    public static Answer OfRepository(RestCall call)
    {
        var app = AppOf(call);
        var name = $"{call.Values["owner"]}/{call.Values["repo"]}";
        if (call.Hub.ByName(name) is { } repository)
            return Answer.Ok(Shown(app.Installations.FirstOrDefault(one => one.Reaches(repository)) ?? throw RestError.NotFound(), call));
        throw call.Hub.ByFormerName(name) is { } renamed
            ? new RestError(301, "Moved Permanently") { Location = $"{call.Links.ById(renamed)}/installation" }
            : RestError.NotFound();
    }

    public static Answer CreateToken(RestCall call)
    {
        var installation = AppOf(call).Installations.FirstOrDefault(one => one.Id.ToString(CultureInfo.InvariantCulture) == call.Values["installation_id"])
            ?? throw RestError.NotFound();
        if (installation.IsSuspended)
            throw RestError.Forbidden("This installation has been suspended");
        var body = call.Request.Body.Length == 0 ? [] : call.BodyObject();
        var repositories = Repositories(call, installation, body["repositories"] as JsonArray);
        var permissions = Permissions(installation, body["permissions"] as JsonObject);
        var token = $"ghs_{installation.App.Id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}";
        var grant = new SandboxGrant(installation, token, call.Hub.Now + installation.TokenLife, repositories, permissions);
        installation.Given.Add(grant);
        var shown = new JsonObject
        {
            ["token"] = token,
            ["expires_at"] = Links.Time(grant.End),
            ["permissions"] = Shown(permissions),
            ["repository_selection"] = repositories is null && installation.Selected is null ? "all" : "selected",
        };
        if (repositories is not null)
            shown["repositories"] = new JsonArray([.. repositories.Select(repository => RepositoryJson.Simple(repository, call.Links, null))]);
        return Answer.Json(201, shown);
    }

    private static List<SandboxRepository>? Repositories(RestCall call, SandboxInstallation installation, JsonArray? names)
    {
        if (names is null)
            return null;
        var found = names.Select(name => call.Hub.ByName($"{installation.Owner}/{name!.GetValue<string>()}")).ToList();
        return found.TrueForAll(repository => repository is not null && installation.Reaches(repository))
            ? [.. found.OfType<SandboxRepository>()]
            : throw new RestError(422, "There is at least one repository that does not exist or is not accessible to the parent installation.");
    }

    private static Dictionary<string, string> Permissions(SandboxInstallation installation, JsonObject? asked)
    {
        if (asked is null)
            return new(installation.Permissions);
        var permissions = asked.ToDictionary(one => one.Key, one => one.Value!.GetValue<string>());
        permissions["metadata"] = "read";
        return permissions.All(one => installation.Permissions.TryGetValue(one.Key, out var granted) && (granted == "write" || one.Value == "read"))
            ? permissions
            : throw new RestError(422, "The permissions requested are not granted to this installation.");
    }

    private static SandboxApp AppOf(RestCall call) => call.Caller.App ?? throw new RestError(401, "A JSON web token could not be decoded");

    private static JsonObject Shown(SandboxInstallation installation, RestCall call)
    {
        var account = call.Hub.Account(installation.Owner, AccountKind.Organization);
        return new JsonObject
        {
            ["id"] = installation.Id,
            ["account"] = UserJson.Simple(account, call.Links),
            ["repository_selection"] = installation.Selected is null ? "all" : "selected",
            ["access_tokens_url"] = $"{call.Links.ApiRoot}/app/installations/{installation.Id}/access_tokens",
            ["repositories_url"] = $"{call.Links.ApiRoot}/installation/repositories",
            ["html_url"] = $"{call.Links.ServerRoot}/settings/installations/{installation.Id}",
            ["app_id"] = installation.App.Id,
            ["client_id"] = installation.App.ClientId,
            ["target_id"] = account.Id,
            ["target_type"] = account.Kind.ToString(),
            ["permissions"] = Shown(installation.Permissions),
            ["events"] = new JsonArray(),
            ["created_at"] = Links.Time(account.CreatedAt),
            ["updated_at"] = Links.Time(account.CreatedAt),
            ["single_file_name"] = null,
            ["app_slug"] = installation.App.Slug,
            ["suspended_at"] = installation.IsSuspended ? Links.Time(call.Hub.Now) : null,
            ["suspended_by"] = null,
        };
    }

    private static JsonObject Shown(IReadOnlyDictionary<string, string> permissions)
    {
        var shown = new JsonObject();
        foreach (var (name, level) in permissions)
            shown[name] = level;
        return shown;
    }
}
