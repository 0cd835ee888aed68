using Updaters.Dockerfile;
using Updaters.Docs;
using Updaters.DotNet;
using Updaters.GitModules;
using Updaters.GoModules;
using Updaters.Groovy;
using Updaters.Homebrew;
using Updaters.Json;
using Updaters.Keys;
using Updaters.Makefile;
using Updaters.Pattern;
using Updaters.PipRequirements;
using Updaters.Shell;
using Updaters.Terraform;
using Updaters.Toml;
using Updaters.ToolVersions;
using Updaters.Yaml;

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
        new YamlUpdater(),
        new JsonUpdater(),
        new GitModulesUpdater(),
    ];

    /// <summary>All updaters and, where there are rules, those that carry them out.</summary>
    public static IReadOnlyList<IFileUpdater> With(IReadOnlyList<FileRule> rules)
    {
        List<PatternRule> patterns = [.. rules.OfType<PatternRule>()];
        List<KeyRule> keys = [.. rules.OfType<KeyRule>()];
        List<IFileUpdater> updaters = [.. All];
        if (patterns.Count > 0)
            updaters.Add(new PatternUpdater(patterns));
        if (keys.Count > 0)
            updaters.Add(new KeyUpdater(keys));
        return updaters;
    }
}
