using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class ReleaseJson
{
    public static JsonObject Of(SandboxRelease release, Links links)
    {
        var repository = release.Repository;
        var api = links.ApiOf(repository);
        var tag = Uri.EscapeDataString(release.Tag);
        return new JsonObject
        {
            ["url"] = $"{api}/releases/{release.Id}",
            ["assets_url"] = $"{api}/releases/{release.Id}/assets",
            ["upload_url"] = $"{links.ServerRoot}/api/uploads/repos/{repository.FullName}/releases/{release.Id}/assets{{?name,label}}",
            ["html_url"] = $"{links.PageOf(repository)}/releases/tag/{tag}",
            ["id"] = release.Id,
            ["author"] = UserJson.Simple(release.Author, links),
            ["node_id"] = Links.NodeId("Release", release.Id),
            ["tag_name"] = release.Tag,
            ["target_commitish"] = release.TargetCommitish,
            ["name"] = release.Name,
            ["draft"] = release.IsDraft,
            ["immutable"] = release.IsImmutable,
            ["prerelease"] = release.IsPrerelease,
            ["created_at"] = Links.Time(release.CreatedAt),
            ["updated_at"] = Links.Time(release.UpdatedAt),
            ["published_at"] = Links.Time(release.PublishedAt),
            ["assets"] = new JsonArray([.. release.Assets.Select(asset => Asset(asset, release, links))]),
            ["tarball_url"] = release.IsDraft ? null : $"{api}/tarball/{tag}",
            ["zipball_url"] = release.IsDraft ? null : $"{api}/zipball/{tag}",
            ["body"] = release.Notes,
        };
    }

    private static JsonObject Asset(SandboxAsset asset, SandboxRelease release, Links links) => new()
    {
        ["url"] = $"{links.ApiOf(release.Repository)}/releases/assets/{asset.Id}",
        ["id"] = asset.Id,
        ["node_id"] = Links.NodeId("ReleaseAsset", asset.Id),
        ["name"] = asset.Name,
        ["label"] = "",
        ["uploader"] = UserJson.Simple(release.Author, links),
        ["content_type"] = asset.ContentType,
        ["state"] = "uploaded",
        ["size"] = asset.Size,
        ["digest"] = asset.Digest,
        ["download_count"] = asset.Downloads,
        ["created_at"] = Links.Time(asset.CreatedAt),
        ["updated_at"] = Links.Time(asset.CreatedAt),
        ["browser_download_url"] =
            $"{links.PageOf(release.Repository)}/releases/download/{Uri.EscapeDataString(release.Tag)}/{Uri.EscapeDataString(asset.Name)}",
    };
}
