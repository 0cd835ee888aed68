namespace BumpBot.GitHub.Http;

/// <summary>What a request is for, where its method does not say.</summary>
internal static class ApiRequest
{
    private static readonly HttpRequestOptionsKey<bool> Query = new("GraphQL query");

    /// <summary>A question in GraphQL: a POST that changes nothing, and has a limit of its own.</summary>
    public static void MarkAsQuery(HttpRequestMessage request) => request.Options.Set(Query, true);

    public static bool IsQuery(HttpRequestMessage request) => request.Options.TryGetValue(Query, out var marked) && marked;

    /// <summary>Whether it changes nothing.</summary>
    public static bool IsSafe(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options || IsQuery(request);
}
