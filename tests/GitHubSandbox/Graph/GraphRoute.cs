using System.Text.Json.Nodes;
using Sandbox.Rest;

namespace Sandbox.Graph;

/// <summary>Answers a query from what the sandbox knows, in the forms that GitHub answers in.</summary>
internal static class GraphRoute
{
    public const string Template = "/graphql";

    public static Answer Run(RestCall call)
    {
        if (call.Caller.User is null)
            throw new RestError(401, "This endpoint requires you to be authenticated.");
        var body = call.BodyObject();
        var variables = body["variables"] as JsonObject ?? [];
        try
        {
            if (GraphMutation.Is(body.Text("query") ?? ""))
                return GraphMutation.Run(call, body.Text("query")!, variables) with { GraphQlPoints = 1 };
            var document = GraphParser.Parse(body.Text("query") ?? "");
            var (cost, nodes) = new GraphCheck(document, variables).Run();
            var graph = new GraphCall(call.Hub, call.Links, call.Caller, call.Limits.OfQueries(call.Caller), cost, nodes);
            return new GraphAnswer(graph, document, variables).Make() with { GraphQlPoints = cost };
        }
        catch (GraphRefusal refusal)
        {
            var error = new JsonObject { ["message"] = refusal.Message };
            if (refusal.Code is { } code)
                error[char.IsUpper(code[0]) ? "type" : "extensions"] = char.IsUpper(code[0]) ? code : new JsonObject { ["code"] = code };
            return Answer.Ok(new JsonObject { ["errors"] = new JsonArray(error) }) with { GraphQlPoints = 1 };
        }
    }
}
