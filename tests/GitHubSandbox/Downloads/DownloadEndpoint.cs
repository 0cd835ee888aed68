using Microsoft.AspNetCore.Http;

namespace Sandbox.Downloads;

/// <summary>Serves the files of releases as GitHub does: their page redirects to the host that stores them, with an address that is signed for a while.</summary>
internal sealed class DownloadEndpoint(Hub hub, RequestLog log)
{
    private const string Store = "/_objects/";

    /// <returns>False = the path is of no such file.</returns>
    public async Task<bool> HandleAsync(HttpContext context, string path)
    {
        if (context.Request.Method is not ("GET" or "HEAD"))
            return false;
        return path.StartsWith(Store, StringComparison.Ordinal) ? await ServeAsync(context, path[Store.Length..]) : Redirect(context, path);
    }

    private bool Redirect(HttpContext context, string path)
    {
        if (path.Split('/') is not ["", var owner, var name, "releases", "download", .. var rest] || rest.Length < 2)
            return false;
        var tag = Uri.UnescapeDataString(string.Join('/', rest[..^1]));
        var asset = Find(owner, name, tag, Uri.UnescapeDataString(rest[^1]));
        context.Response.StatusCode = asset is null ? 404 : 302;
        if (asset is not null)
            context.Response.Headers.Location = $"{Store}{asset.Id}?signature=abc";
        Note(context, path);
        return true;
    }

    private async Task<bool> ServeAsync(HttpContext context, string id)
    {
        var content = Assets().FirstOrDefault(asset => asset.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == id)?.Content;
        context.Response.StatusCode = content is null ? 404 : 200;
        Note(context, Store + id);
        if (content is null)
            return true;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content);
        return true;
    }

    private void Note(HttpContext context, string path) =>
        log.Add(new SandboxRequest(context.Request.Method, "/{owner}/{repo}/releases/download", path, "", null, Conditional: false, Body: ""), context.Response.StatusCode);

    private SandboxAsset? Find(string owner, string name, string tag, string file)
    {
        lock (hub.Gate)
        {
            return hub.ByName($"{owner}/{name}")?.Release(tag)?.Assets.FirstOrDefault(asset => asset.Name == file && asset.Content is not null);
        }
    }

    private List<SandboxAsset> Assets()
    {
        lock (hub.Gate)
        {
            return [.. hub.Repositories.SelectMany(repository => repository.Releases).SelectMany(release => release.Assets)];
        }
    }
}
