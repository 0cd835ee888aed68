using BumpBot.Config;
using Xunit;

namespace BumpBot.Tests.Config;

/// <summary>
/// A folder of <c>fixtures/config</c>: <c>bumpbot.yml</c>, and <c>problems.txt</c> or <c>settings.json</c> with what it must be read as.
/// A folder whose name starts with <c>target-</c> is read as a target's own file, any other as the started one.
/// </summary>
internal sealed record ConfigFixture(string Folder)
{
    public static readonly string Root = Path.Combine(RepositoryRoot(), "fixtures", "config");

    public static TheoryData<string> All => [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public ConfigSource Source => new(
        "bumpbot.yml",
        File.ReadAllText(Path.Combine(Root, Folder, "bumpbot.yml")),
        Folder.StartsWith("target-", StringComparison.Ordinal) ? ConfigOrigin.Target : ConfigOrigin.Started,
        Sample.Folder);

    /// <summary>Null where the other one is expected.</summary>
    public string? Problems => Expected("problems.txt");

    /// <summary>Null where the other one is expected.</summary>
    public string? Settings => Expected("settings.json");

    private string? Expected(string file)
    {
        var path = Path.Combine(Root, Folder, file);
        return File.Exists(path) ? File.ReadAllText(path).TrimEnd() : null;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "BumpBot.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
