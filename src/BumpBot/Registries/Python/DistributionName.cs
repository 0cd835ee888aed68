namespace BumpBot.Registries.Python;

/// <summary>Reads the version out of the name of a package's file.</summary>
/// <remarks>Source: PEP 427 for wheels, PEP 625 and what came before it for source distributions.</remarks>
internal static class DistributionName
{
    private static readonly string[] SourceEndings = [".tar.gz", ".zip", ".tar.bz2", ".tar.xz", ".tgz", ".tar.Z", ".tar"];

    /// <param name="project">Normalized.</param>
    /// <returns>Null = a file of another kind or another project; installers do not take it either.</returns>
    public static string? VersionOf(string fileName, string project)
    {
        if (fileName.EndsWith(".whl", StringComparison.OrdinalIgnoreCase))
            return fileName[..^4].Split('-') is { Length: 5 or 6 } parts && ProjectName.Normalized(parts[0]) == project ? parts[1] : null;
        var ending = Array.Find(SourceEndings, ending => fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return ending is null ? null : AfterProject(fileName[..^ending.Length], project);
    }

    /// <summary>Of <c>name-1.2</c>, what follows the project's name, which may hold hyphens itself.</summary>
    private static string? AfterProject(string stem, string project)
    {
        for (var hyphen = stem.IndexOf('-', StringComparison.Ordinal); hyphen > 0; hyphen = stem.IndexOf('-', hyphen + 1))
        {
            if (ProjectName.Normalized(stem[..hyphen]) == project)
                return stem[(hyphen + 1)..];
        }
        return null;
    }
}
