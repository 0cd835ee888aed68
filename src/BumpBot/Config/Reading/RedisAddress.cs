using System.Globalization;
using System.Text.RegularExpressions;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>A Redis server as <c>redis://user:password@host:6379/0</c>. Messages never show it: it may hold a password.</summary>
public static partial class RedisAddress
{
    public const string Example = "redis://host:6379";

    private const int MostPort = 65_535;

    /// <param name="isEncoded">Whether user and password are percent-encoded; where a config put them in, they stand as they are.</param>
    /// <returns>Null = it is none.</returns>
    public static RedisPlace? Read(string text, bool isEncoded)
    {
        var match = Form().Match(text);
        var port = Number(match.Groups["port"], RedisPlace.UsualPort);
        return !match.Success || port is < 1 or > MostPort ? null : new RedisPlace(
            match.Groups["host"].Value.Trim('[', ']'),
            port,
            match.Groups["scheme"].Value == "rediss",
            Number(match.Groups["database"], 0),
            Secret(match.Groups["user"], isEncoded),
            Secret(match.Groups["password"], isEncoded));
    }

    private static int Number(Group group, int other) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : other;

    private static string? Secret(Group group, bool isEncoded) =>
        group.Value.Length == 0 ? null : isEncoded ? Uri.UnescapeDataString(group.Value) : group.Value;

    /// <summary>The password goes up to the last @, whatever is in it.</summary>
    [GeneratedRegex(
        @"\A(?<scheme>rediss?)://(?:(?<user>[^:@/]*)(?::(?<password>.*))?@)?(?<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_.-]+)(?::(?<port>[0-9]{1,5}))?(?:/(?<database>[0-9]{1,4})?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();
}
