using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sandbox.Rest;

internal static partial class ContentJson
{
    public static string TypeOf(SandboxFile file) => file.Mode switch { "120000" => "symlink", "160000" => "submodule", _ => "file" };

    /// <summary>GitHub calls submodules files in its lists, to stay as it was.</summary>
    public static string TypeInFolder(SandboxFile file) => TypeOf(file) is "symlink" ? "symlink" : "file";

    /// <param name="file">Null = a folder, whose tree the sandbox invents a name for.</param>
    public static JsonObject Entry(RestCall call, string path, string type, SandboxFile? file)
    {
        var asked = call.Query("ref") ?? call.Repository.DefaultBranch;
        var (api, page) = (call.Links.ApiOf(call.Repository), call.Links.PageOf(call.Repository));
        var isSubmodule = file?.Mode == "160000";
        var sha = isSubmodule ? file!.Text : file?.BlobSha ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..40];
        var self = $"{api}/contents/{path}?ref={asked}";
        // Where a submodule lies is not told, as of those that are not at GitHub.
        var git = isSubmodule ? null : $"{api}/git/{(file is null ? "trees" : "blobs")}/{sha}";
        var html = isSubmodule ? null : $"{page}/{(file is null ? "tree" : "blob")}/{asked}/{path}";
        return new JsonObject
        {
            ["name"] = path.Split('/')[^1],
            ["path"] = path,
            ["sha"] = sha,
            ["size"] = isSubmodule ? 0 : file?.Content.Length ?? 0,
            ["type"] = type,
            ["url"] = self,
            ["html_url"] = html,
            ["git_url"] = git,
            ["download_url"] = isSubmodule || file is null ? null : $"{page}/raw/{asked}/{path}",
            ["_links"] = new JsonObject { ["self"] = self, ["git"] = git, ["html"] = html },
        };
    }

    /// <returns>As <c>.gitmodules</c> says; null = it says nothing.</returns>
    public static string? AddressOfSubmodule(string path, IReadOnlyDictionary<string, SandboxFile> files)
    {
        var sections = files.TryGetValue(".gitmodules", out var modules) ? modules.Text.Split('[') : [];
        var section = sections.FirstOrDefault(text => Setting().Matches(text).Any(line => line.Groups[1].Value == "path" && line.Groups[2].Value == path));
        return section is null ? null : Setting().Matches(section).FirstOrDefault(line => line.Groups[1].Value == "url")?.Groups[2].Value;
    }

    [GeneratedRegex(@"^\s*(\w+)\s*=\s*(\S+)", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
