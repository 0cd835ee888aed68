using System.Text.Json.Nodes;
using Sandbox.Git;

namespace Sandbox.Rest;

/// <summary>References and tags as git has them.</summary>
internal static class GitRoutes
{
    /// <summary>By name, last first, which is not their order in time.</summary>
    public static Answer Tags(RestCall call)
    {
        var repository = call.Repository;
        var api = call.Links.ApiOf(repository);
        var names = repository.Store.Refs().Keys.Where(name => name.StartsWith("refs/tags/", StringComparison.Ordinal))
            .Select(name => name["refs/tags/".Length..]).OrderByDescending(name => name, StringComparer.Ordinal).ToList();
        return Pages.Of(call, names, name => new JsonObject
        {
            ["name"] = name,
            ["zipball_url"] = $"{api}/zipball/refs/tags/{name}",
            ["tarball_url"] = $"{api}/tarball/refs/tags/{name}",
            ["commit"] = new JsonObject
            {
                ["sha"] = repository.CommitOfTag(name),
                ["url"] = $"{api}/commits/{repository.CommitOfTag(name)}",
            },
            ["node_id"] = Links.NodeId("Ref", $"{repository.Id}:refs/tags/{name}"),
        });
    }

    public static Answer Ref(RestCall call)
    {
        var name = "refs/" + call.Values["ref"];
        return call.Repository.Store.Ref(name) is { } sha ? Answer.Ok(Shown(call, name, sha)) : throw RestError.NotFound();
    }

    public static Answer MatchingRefs(RestCall call)
    {
        var start = "refs/" + call.Values["ref"];
        var found = call.Repository.Store.Refs().Where(pair => pair.Key.StartsWith(start, StringComparison.Ordinal)).ToList();
        return Pages.Of(call, found, pair => Shown(call, pair.Key, pair.Value));
    }

    public static Answer DeleteRef(RestCall call)
    {
        call.Require(Access.Write);
        var name = "refs/" + call.Values["ref"];
        if (call.Repository.Store.Ref(name) is null)
            throw new RestError(422, "Reference does not exist");
        call.Repository.Store.DeleteRef(name);
        call.Repository.FollowRefs();
        return Answer.NoContent;
    }

    public static Answer Tag(RestCall call)
    {
        var sha = call.Values["sha"];
        if (call.Repository.Store.TryRead(sha) is not { Kind: ObjectKind.Tag })
            throw RestError.NotFound();
        var tag = TagObject.Read(call.Repository.Store, sha);
        var api = call.Links.ApiOf(call.Repository);
        return Answer.Ok(new JsonObject
        {
            ["node_id"] = Links.NodeId("Tag", sha),
            ["sha"] = sha,
            ["url"] = $"{api}/git/tags/{sha}",
            ["tagger"] = tag.Tagger is { } tagger ? CommitJson.Person(tagger) : null,
            ["object"] = Target(api, tag.TargetKind, tag.Target),
            ["tag"] = tag.Name,
            ["message"] = tag.Message,
            ["verification"] = CommitJson.Verification(),
        });
    }

    private static JsonObject Shown(RestCall call, string name, string sha)
    {
        var api = call.Links.ApiOf(call.Repository);
        return new JsonObject
        {
            ["ref"] = name,
            ["node_id"] = Links.NodeId("Ref", $"{call.Repository.Id}:{name}"),
            ["url"] = $"{api}/git/{name}",
            ["object"] = Target(api, call.Repository.Store.Read(sha).Kind, sha),
        };
    }

    private static JsonObject Target(string api, ObjectKind kind, string sha) => new()
    {
        ["sha"] = sha,
        ["type"] = GitObject.NameOf(kind),
        ["url"] = $"{api}/git/{GitObject.NameOf(kind)}s/{sha}",
    };
}
