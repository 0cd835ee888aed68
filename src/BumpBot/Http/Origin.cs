namespace BumpBot.Http;

internal static class Origin
{
    /// <summary>Whether two addresses are of one scheme, host and port.</summary>
    public static bool IsSame(Uri a, Uri b) =>
        a.Scheme == b.Scheme && a.Port == b.Port && IsSameHost(a, b);

    public static bool IsSameHost(Uri a, Uri b) => a.IdnHost.Equals(b.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether what was asked at one address may be asked at another that its answer names: over https, or on the same host as openly as before.</summary>
    public static bool MayLeadTo(Uri from, Uri to) =>
        to.UserInfo.Length == 0
        && (to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp && IsSameHost(from, to)));
}
