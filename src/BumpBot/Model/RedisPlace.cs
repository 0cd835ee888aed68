using System.Globalization;

namespace BumpBot.Model;

/// <summary>A Redis server, and the database on it.</summary>
/// <param name="User">Null = the default user.</param>
/// <param name="Password">Null = it asks for none.</param>
public sealed record RedisPlace(string Host, int Port, bool Tls, int Database, string? User, string? Password)
{
    public const int UsualPort = 6379;

    /// <summary>Without user and password.</summary>
    public override string ToString()
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return string.Create(CultureInfo.InvariantCulture, $"{(Tls ? "rediss" : "redis")}://{host}:{Port}/{Database}");
    }
}
