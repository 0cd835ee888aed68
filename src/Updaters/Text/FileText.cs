using Updaters.References;

namespace Updaters.Text;

/// <summary>A file's text as updaters see it: without byte order mark, line endings as they are.</summary>
public sealed record FileText(string Path, string Text)
{
    /// <summary>The repository that the file is of, for what is named relative to it; null = it is not known.</summary>
    public RepoName? Repository { get; init; }

    /// <summary>The last part of the path.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];
}
