using System.Reflection;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary>The commit on GitHub that a program was built from.</summary>
/// <param name="Commit">The whole SHA.</param>
internal sealed record ProgramSource(RepoName Repo, string Commit)
{
    private const string GitHub = "https://github.com/";

    /// <summary>This program's version, without the commit.</summary>
    public static string Version => Informational.Split('+')[0];

    /// <summary>Of this program; null = it was not built from a clone of a repository on GitHub.</summary>
    public static ProgramSource? OfThis =>
        Of(typeof(ProgramSource).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(one => one.Key == "RepositoryUrl")?.Value, Informational);

    private static string Informational => typeof(ProgramSource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <param name="url">As git knows the remote.</param>
    /// <param name="informational">The version, a plus sign and the commit's SHA.</param>
    public static ProgramSource? Of(string? url, string informational) =>
        url is not null && url.StartsWith(GitHub, StringComparison.OrdinalIgnoreCase)
        && RepoName.TryParse(WithoutSuffix(url[GitHub.Length..]), out var repo)
        && informational.Split('+') is [_, { Length: 40 } commit] && commit.All(char.IsAsciiHexDigitLower)
            ? new ProgramSource(repo, commit)
            : null;

    private static string WithoutSuffix(string path) => path.EndsWith(".git", StringComparison.Ordinal) ? path[..^".git".Length] : path;
}
