using System.Text.Json.Nodes;

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
        var meant = Meant(path, file, files);
        if (call.Accept.Contains(Raw, StringComparison.Ordinal))
            return new Answer(200, meant.Content, $"{Raw}+json; charset=utf-8");
        var shown = ContentJson.Entry(call, path, ContentJson.TypeOf(meant), meant);
        if (meant.Mode == "120000")
            shown["target"] = meant.Text;
        else if (meant.Mode == "160000")
            shown["submodule_git_url"] = ContentJson.AddressOfSubmodule(path, files);
        else
            AddContent(shown, meant);
        return Answer.Ok(shown);
    }

    private static void AddContent(JsonObject shown, SandboxFile file)
    {
        shown["encoding"] = "base64";
        shown["content"] = Convert.ToBase64String(file.Content, Base64FormattingOptions.InsertLineBreaks);
    }

    /// <summary>For a link to a file of the repository GitHub answers with that file.</summary>
    private static SandboxFile Meant(string path, SandboxFile file, IReadOnlyDictionary<string, SandboxFile> files)
    {
        if (file.Mode != "120000")
            return file;
        var target = Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(path)!, file.Text))[1..];
        return files.TryGetValue(target, out var meant) && meant.Mode.StartsWith("100", StringComparison.Ordinal) ? meant : file;
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
            .. folders.Select(name => ContentJson.Entry(call, prefix + name, "dir", null)),
            .. inside.Where(file => !file.Name.Contains('/', StringComparison.Ordinal))
                .Select(file => ContentJson.Entry(call, prefix + file.Name, ContentJson.TypeInFolder(file.File), file.File)),
        ]));
    }
}
