using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class CollaboratorRoutes
{
    /// <summary>What an account may do. Anybody who is no collaborator of a public repository may read it.</summary>
    public static Answer Permission(RestCall call)
    {
        call.Require(Access.Read);
        var user = call.Hub.ByLogin(call.Values["username"]) ?? throw RestError.NotFound();
        var permission = call.Repository.AccessOf(user) switch
        {
            Access.Admin => "admin",
            Access.Write => "write",
            Access.Read => "read",
            _ => "none",
        };
        return Answer.Ok(new JsonObject
        {
            ["permission"] = permission,
            ["role_name"] = permission,
            ["user"] = UserJson.Simple(user, call.Links),
        });
    }
}
