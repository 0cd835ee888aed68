namespace BumpBot.Planning;

/// <summary>Files that GitHub Actions runs. GitHub takes changes of them only from who has a permission of their own for it.</summary>
/// <remarks>docs.github.com/actions/using-workflows/about-workflows: workflows lie in <c>.github/workflows</c> of a repository.</remarks>
internal static class WorkflowFiles
{
    private const string Folder = ".github/workflows/";

    public static bool Include(string path) => path.StartsWith(Folder, StringComparison.Ordinal);
}
