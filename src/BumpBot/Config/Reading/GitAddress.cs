using System.Net;
using System.Text.RegularExpressions;

namespace BumpBot.Config.Reading;

/// <summary>Where <c>git:</c> points. Messages never show it: an address may hold a password.</summary>
internal static partial class GitAddress
{
    private const string Https = "write git: https://host/path.git";

    /// <summary>A URL, or the full path of a local repository; null = a problem.</summary>
    public static string? Read(Scalar text, ScalarReader scalars)
    {
        var problem = Scheme().Match(text.Value) is { Success: true } scheme
            ? InUrl(text.Value, scheme.Groups["scheme"].Value, scalars.Source.Origin)
            : InPath(text.Value, scalars.Source.Origin);
        if (problem is var (what, remedy))
            scalars.Problems.Add(text.At, what, remedy);
        return problem is not null ? null
            : Scheme().IsMatch(text.Value) ? text.Value
            : LocalPath.Read(text, scalars);
    }

    private static (string, string)? InUrl(string value, string scheme, ConfigOrigin origin)
    {
        if (scheme is "ssh" or "git" or "git+ssh")
            return ($"git: over {scheme} is not supported yet", Https);
        if (scheme is not ("https" or "http" or "file"))
            return ($"git: over {Shown.Plain(scheme)} is not known", Https);
        if (scheme != "https" && origin == ConfigOrigin.Target)
            return ("a target's own file may use git: with https only", Https);
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || value.Any(c => char.IsControl(c) || c is ' ' or '\\'))
            return ("git: is not a URL", Https);
        if (url.UserInfo.Length > 0)
            return ("git: has a user name or password in it", "remove all between // and @: it would end up in logs");
        if (url.Query.Length > 0 || url.Fragment.Length > 0)
            return ("git: has a ? or # in it", $"{Https}, without what follows them");
        if (url.AbsolutePath.Trim('/').Length == 0)
            return ("git: names no repository on its host", Https);
        return origin == ConfigOrigin.Target && IsOwnMachine(url) ? ("a target's own file may not point git: at this machine", Https) : null;
    }

    private static (string, string)? InPath(string value, ConfigOrigin origin) =>
        ScpLike().IsMatch(value) && !Path.IsPathFullyQualified(value) ? ("git: over ssh (host:path) is not supported yet", Https)
        : origin == ConfigOrigin.Target ? ("a target's own file may not name local paths", Https)
        : null;

    /// <summary>Loopback and link-local addresses, where a host keeps what only itself should see.</summary>
    private static bool IsOwnMachine(Uri url) =>
        url.IsLoopback
        || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
            && (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.GetAddressBytes() is [169, 254, ..] or [0, ..]));

    [GeneratedRegex(@"\A(?<scheme>[a-z][a-z0-9+.-]*)://", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\A[^/\\]*:", RegexOptions.CultureInvariant)]
    private static partial Regex ScpLike();
}
