using System.Text;
using System.Text.Json.Nodes;
using Sandbox.Git;

namespace Sandbox.Rest;

/// <summary>Files and folders at a commit.</summary>
internal static class ContentRoutes
{
    private const string Raw = "application/vnd.github.raw";

    public static Answer Root(RestCall call) => Folder(call, Files(call), "");

    public static Answer At(RestCall call)
    {
        var (path, files) = (call.Values["path"], Files(call));
        if (!files.TryGetValue(path, out var file))
            return files.Keys.Any(name => name.StartsWith(path + "/", StringComparison.Ordinal)) ? Folder(call, files, path + "/") : throw RestError.NotFound();
        if (call.Accept.Contains(Raw, StringComparison.Ordinal))
            return new Answer(200, file.Content, $"{Raw}+json; charset=utf-8");
        var shown = Entry(call, path, "file", file);
        shown["encoding"] = "base64";
        shown["content"] = Convert.ToBase64String(file.Content, Base64FormattingOptions.InsertLineBreaks);
        return Answer.Ok(shown);
    }

    private static IReadOnlyDictionary<string, SandboxFile> Files(RestCall call)
    {
        var name = call.Query("ref") ?? call.Repository.DefaultBranch;
        var commit = CommitRoutes.Resolve(call.Repository, name) ?? throw RestError.NotFound($"No commit found for the ref {name}");
        return call.Repository.TreeOf(commit);
    }

    private static Answer Folder(RestCall call, IReadOnlyDictionary<string, SandboxFile> files, string prefix)
    {
        var inside = files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(file => (Name: file.Key[prefix.Length..], File: file.Value)).ToList();
        var folders = inside.Where(file => file.Name.Contains('/', StringComparison.Ordinal)).Select(file => file.Name.Split('/')[0]).Distinct();
        return Answer.Ok(new JsonArray(
        [
            .. folders.Select(name => Entry(call, prefix + name, "dir", null)),
            .. inside.Where(file => !file.Name.Contains('/', StringComparison.Ordinal)).Select(file => Entry(call, prefix + file.Name, TypeOf(file.File), file.File)),
        ]));
    }

    private static string TypeOf(SandboxFile file) => file.Mode switch { "120000" => "symlink", "160000" => "submodule", _ => "file" };

    private static JsonObject Entry(RestCall call, string path, string type, SandboxFile? file) => new()
    {
        ["name"] = path.Split('/')[^1],
        ["path"] = path,
        ["sha"] = file?.BlobSha ?? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..40],
        ["size"] = file?.Content.Length ?? 0,
        ["type"] = type,
        ["url"] = $"{call.Links.ApiOf(call.Repository)}/contents/{path}?ref={call.Query("ref") ?? call.Repository.DefaultBranch}",
        ["html_url"] = $"{call.Links.PageOf(call.Repository)}/blob/{call.Query("ref") ?? call.Repository.DefaultBranch}/{path}",
    };
}
