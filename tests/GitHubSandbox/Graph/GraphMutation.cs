using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sandbox.Git;
using Sandbox.Rest;

namespace Sandbox.Graph;

/// <summary>The mutations that the sandbox knows, each in the one form that it is written in: <c>updateRefs</c> of a single ref, all values in variables; and auto-merge.</summary>
/// <remarks>docs.github.com/graphql/reference/git#updaterefs</remarks>
internal static partial class GraphMutation
{
    private static readonly string Nothing = new('0', 40);

    public static bool Is(string document) => document.StartsWith("mutation", StringComparison.Ordinal);

    public static Answer Run(RestCall call, string document, JsonObject variables)
    {
        if (AutoMergeMutations.Run(call, document, variables) is { } switched)
            return switched;
        if (Form().Match(document) is not { Success: true } form)
            throw new GraphRefusal("the sandbox knows no such mutation");
        var repository = call.Hub.Repositories.FirstOrDefault(one => Links.NodeId("Repository", one.Id) == Value("repository"))
            ?? throw new GraphRefusal("Could not resolve to a node with the global id of 'repository'.", "NOT_FOUND");
        var covered = call.Caller.Grant is not { } grant || (grant.Covers(repository) && grant.Allows("contents", write: true));
        if (!covered || repository.AccessOf(call.Caller.User) < Access.Write)
            return Failed("FORBIDDEN", call.Caller.IsIntegration ? "Resource not accessible by integration" : "Resource not accessible by personal access token");
        repository.FollowRefs();
        return Move(call, repository, Value("name"), Value("before"), Value("after"), form.Groups["force"].Value == "true");

        string Value(string name) => variables[form.Groups[name].Value]?.GetValue<string>() ?? throw new GraphRefusal($"Variable ${name} was provided invalid value");
    }

    private static Answer Move(RestCall call, SandboxRepository repository, string name, string before, string after, bool force)
    {
        var now = repository.Store.Ref(name);
        if (!name.StartsWith("refs/heads/", StringComparison.Ordinal))
            return Failed("UNPROCESSABLE", $"{name} is not a valid ref name");
        if ((now ?? Nothing) != before)
            return Failed("STALE_DATA", $"Reference {name} is at {now} but expected {before}");
        if (repository.Store.TryRead(after) is not { Kind: ObjectKind.Commit })
            return Failed("UNPROCESSABLE", "Object does not exist");
        if (repository.Protected.TryGetValue(name["refs/heads/".Length..], out var rule))
            return Failed("UNPROCESSABLE", rule);
        if (!force && now is not null && !History.Walk(repository.Store, after).Any(commit => commit.Sha == now))
            return Failed("UNPROCESSABLE", "Update is not a fast forward");
        repository.Advance(name["refs/heads/".Length..], after, call.User.Login);
        return Answer.Ok(new JsonObject { ["data"] = new JsonObject { ["updateRefs"] = new JsonObject { ["clientMutationId"] = null } } });
    }

    private static Answer Failed(string type, string message) => Answer.Ok(new JsonObject
    {
        ["data"] = new JsonObject { ["updateRefs"] = null },
        ["errors"] = new JsonArray(new JsonObject { ["type"] = type, ["path"] = new JsonArray("updateRefs"), ["message"] = message }),
    });

    [GeneratedRegex(@"\Amutation\(\$(?<repository>\w+):ID!,\$(?<name>\w+):GitRefname!,\$(?<before>\w+):GitObjectID!,\$(?<after>\w+):GitObjectID!\)\{updateRefs\(input:\{repositoryId:\$\k<repository>,refUpdates:\[\{name:\$\k<name>,beforeOid:\$\k<before>,afterOid:\$\k<after>,force:(?<force>true|false)\}\]\}\)\{clientMutationId\}\}\z")]
    private static partial Regex Form();
}
