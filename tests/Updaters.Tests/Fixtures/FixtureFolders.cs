namespace Updaters.Tests.Fixtures;

/// <summary>Finds the cases of <c>fixtures/updaters</c>.</summary>
public static partial class FixtureFolders
{
    public static readonly IReadOnlyList<string> Formats = [.. FileUpdaters.All.Select(updater => updater.Name), "pattern", "key"];

    public static string Root { get; } = Path.Combine(RepositoryRoot(), "fixtures", "updaters");

    /// <summary>Every case as <c>format/case</c>.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. from format in Directory.GetDirectories(Root)
           from folder in Directory.GetDirectories(format)
           let id = $"{Path.GetFileName(format)}/{Path.GetFileName(folder)}"
           orderby id
           select id,
    ];

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BumpBot.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests do not lie in the repository");
    }
}
