using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BumpBot.Model;

namespace BumpBot.Registries;

internal static class JsonAnswers
{
    /// <exception cref="FaultException">The body is not the documented JSON.</exception>
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, string place, CancellationToken cancellation)
        where T : class
    {
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            if (JsonSerializer.Deserialize(body, type) is { } read)
                return read;
        }
        catch (JsonException)
        {
        }
        throw FaultException.GiveUp($"{place} answered with something else than the documented JSON; check the address of its entry under registries:");
    }
}
