using System.Globalization;

namespace Sandbox.Rest;

internal static class ReleaseRoutes
{
    /// <summary>Drafts are for those who may push.</summary>
    public static Answer List(RestCall call)
    {
        var shown = call.Repository.Releases.Where(release => !release.IsDraft || call.Access >= Access.Write).ToList();
        return Pages.Of(call, shown, release => ReleaseJson.Of(release, call.Links));
    }

    public static Answer Latest(RestCall call)
    {
        var full = call.Repository.Releases.Where(release => !release.IsDraft && !release.IsPrerelease).ToList();
        var marked = full.Find(release => release == call.Repository.MarkedLatest);
        return One(call, marked ?? full.FirstOrDefault());
    }

    public static Answer ByTag(RestCall call) =>
        One(call, call.Repository.Releases.FirstOrDefault(release => release.Tag == call.Values["tag"] && !release.IsDraft));

    public static Answer ById(RestCall call) => One(call, call.Repository.Releases.FirstOrDefault(release =>
        release.Id.ToString(CultureInfo.InvariantCulture) == call.Values["id"] && (!release.IsDraft || call.Access >= Access.Write)));

    private static Answer One(RestCall call, SandboxRelease? release) => release is null
        ? throw RestError.NotFound()
        : Answer.Ok(ReleaseJson.Of(release, call.Links));
}
