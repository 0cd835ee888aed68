using System.Text.Json.Serialization.Metadata;

namespace BumpBot.GitHub.Hooks;

/// <summary>Reads about hooks, which are counted: they are a help beside polling, and must not cost more than that is worth.</summary>
internal sealed class HookReads(GitHubReader reader)
{
    /// <summary>How many there were so far.</summary>
    public int Count { get; private set; }

    public Task<Answer<T>> GetAsync<T>(string path, JsonTypeInfo<T> type, string? etag, CancellationToken cancellation)
    {
        Count++;
        return reader.GetAsync(path, type, etag, cancellation);
    }

    public Task<Answer<T>> GetAsync<T>(Uri address, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        Count++;
        return reader.GetAsync(address, type, null, cancellation);
    }
}
