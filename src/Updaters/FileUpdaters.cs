using Updaters.Dockerfile;
using Updaters.Docs;
using Updaters.DotNet;
using Updaters.GoModules;
using Updaters.Groovy;
using Updaters.Homebrew;
using Updaters.Makefile;
using Updaters.Pattern;
using Updaters.PipRequirements;
using Updaters.Shell;
using Updaters.Terraform;
using Updaters.Toml;
using Updaters.ToolVersions;

namespace Updaters;

/// <summary>The one list of all updaters.</summary>
public static class FileUpdaters
{
    public static readonly IReadOnlyList<IFileUpdater> All =
    [
        new RequirementsUpdater(),
        new MakefileUpdater(),
        new DockerfileUpdater(),
        new DocsUpdater(),
        new TomlUpdater(),
        new DotNetUpdater(),
        new GoModUpdater(),
        new ToolVersionsUpdater(),
        new TerraformUpdater(),
        new ShellUpdater(),
        new GroovyUpdater(),
        new HomebrewUpdater(),
    ];

    /// <summary>All updaters and, where there are rules, the one that carries them out.</summary>
    public static IReadOnlyList<IFileUpdater> With(IReadOnlyList<PatternRule> rules) =>
        rules.Count == 0 ? All : [.. All, new PatternUpdater(rules)];
}
