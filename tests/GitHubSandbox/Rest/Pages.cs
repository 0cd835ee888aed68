using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Sandbox.Rest;

/// <summary>Cuts a list into pages and links them as GitHub does: no header at all for a single page.</summary>
internal static class Pages
{
    private const int DefaultSize = 30;
    private const int LargestSize = 100;

    public static Answer Of<T>(RestCall call, IReadOnlyList<T> all, Func<T, JsonNode> show)
    {
        var (shown, headers) = Cut(call, all, DefaultSize);
        return Answer.Ok(new JsonArray([.. shown.Select(show)])) with { Headers = headers };
    }

    /// <summary>The page that is asked for, and the headers that link the others.</summary>
    public static (IEnumerable<T> Shown, IReadOnlyList<KeyValuePair<string, string>> Headers) Cut<T>(RestCall call, IReadOnlyList<T> all, int defaultSize)
    {
        var size = call.Query("per_page") is null ? defaultSize : Math.Min(call.QueryNumber("per_page", defaultSize), LargestSize);
        var page = call.QueryNumber("page", 1);
        var last = Math.Max(1, (all.Count + size - 1) / size);
        var links = LinksFrom(call, page, last);
        return (
            all.Skip((int)Math.Min(int.MaxValue, (long)(page - 1) * size)).Take(size),
            links.Count == 0 ? [] : [new("Link", string.Join(", ", links))]);
    }

    private static List<string> LinksFrom(RestCall call, int page, int last)
    {
        var links = new List<string>();
        if (page > 1)
            links.Add(Link(call, Math.Min(page - 1, last), "prev"));
        if (page < last)
            links.AddRange([Link(call, page + 1, "next"), Link(call, last, "last")]);
        if (page > 1)
            links.Add(Link(call, 1, "first"));
        return links;
    }

    private static string Link(RestCall call, int page, string relation)
    {
        var path = call.Request.Route.Replace("/repos/{owner}/{repo}", "", StringComparison.Ordinal);
        foreach (var (name, value) in call.Values)
            path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal).Replace($"{{*{name}}}", value, StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(call.Request.Query).Where(pair => pair.Key != "page")
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()))
            .Append(new("page", page.ToString(CultureInfo.InvariantCulture)));
        return $"<{QueryHelpers.AddQueryString(call.Links.ById(call.Repository) + path, query)}>; rel=\"{relation}\"";
    }
}
