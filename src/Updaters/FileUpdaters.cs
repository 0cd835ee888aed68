using Updaters.Dockerfile;
using Updaters.DotNet;
using Updaters.Makefile;
using Updaters.Markdown;
using Updaters.Pattern;
using Updaters.PipRequirements;
using Updaters.Toml;

namespace Updaters;

/// <summary>The one list of all updaters.</summary>
public static class FileUpdaters
{
    public static readonly IReadOnlyList<IFileUpdater> All =
    [
        new RequirementsUpdater(),
        new MakefileUpdater(),
        new DockerfileUpdater(),
        new MarkdownUpdater(),
        new TomlUpdater(),
        new DotNetUpdater(),
    ];

    /// <summary>All updaters and, where there are rules, the one that carries them out.</summary>
    public static IReadOnlyList<IFileUpdater> With(IReadOnlyList<PatternRule> rules) =>
        rules.Count == 0 ? All : [.. All, new PatternUpdater(rules)];
}
