using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class CollaboratorRoutes
{
    /// <summary>What an account may do. Anybody who is no collaborator of a public repository may read it.</summary>
    public static Answer Permission(RestCall call)
    {
        call.Require(Access.Read);
        var user = call.Hub.ByLogin(call.Values["username"]) ?? throw RestError.NotFound();
        var access = call.Repository.AccessOf(user);
        var permission = access switch
        {
            Access.Admin => "admin",
            Access.Write => "write",
            Access.Read => "read",
            _ => "none",
        };
        var shown = UserJson.Simple(user, call.Links);
        shown["permissions"] = RepositoryJson.Permissions(access);
        shown["role_name"] = permission;
        return Answer.Ok(new JsonObject { ["permission"] = permission, ["role_name"] = permission, ["user"] = shown });
    }
}
