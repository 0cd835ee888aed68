using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>Python packages in <c>pyproject.toml</c> and the like: lists of requirements, and tables of packages with their versions.</summary>
/// <remarks>
/// Lists: PEP 621 (<c>project.dependencies</c>, <c>optional-dependencies</c>), PEP 735 (<c>dependency-groups</c>), PEP 518
/// (<c>build-system.requires</c>), and the <c>…dependencies</c> of uv, PDM, Hatch and Rye. Tables: Poetry's
/// (https://python-poetry.org/docs/dependency-specification/), Pipenv's (https://pipenv.pypa.io/en/latest/pipfile.html) and pixi's
/// <c>pypi-dependencies</c>.
/// </remarks>
internal static class PythonDependencies
{
    public static bool AreIn(string fileName) => fileName is "pyproject.toml" or "Pipfile" or "pixi.toml" or "hatch.toml" or "uv.toml" or "poetry.toml";

    public static IEnumerable<Reference> Find(FileText file, TomlPlace place, IReadOnlyList<Upstream> upstreams) =>
        TableDialect(file, place) is { } dialect
            ? InTable(file, place.Table, dialect, upstreams)
            : place.Table.Entries.Where(entry => IsList([.. place.Path, entry.Key])).SelectMany(entry => InList(file, entry.Value, upstreams));

    /// <summary>Whose spelling the versions of a table of packages have; null where the table is none.</summary>
    private static RangeDialect? TableDialect(FileText file, TomlPlace place) => place.Path switch
    {
        ["tool", "poetry", "dependencies" or "dev-dependencies"] or ["tool", "poetry", "group", _, "dependencies"] => RangeDialect.Poetry,
        [.., "pypi-dependencies"] => RangeDialect.Python,
        [not "source"] when file.FileName == "Pipfile" => RangeDialect.Python,
        _ => null,
    };

    private static bool IsList(IReadOnlyList<string> path) =>
        path is ["build-system", "requires"] or ["dependency-groups", ..]
        || (path[0] is "project" or "tool" or "envs" && path.Any(key => key.EndsWith("dependencies", StringComparison.Ordinal)))
        || (path.Count == 1 && path[0].EndsWith("dependencies", StringComparison.Ordinal));

    private static IEnumerable<Reference> InList(FileText file, TomlNode value, IReadOnlyList<Upstream> upstreams) => value is TomlNode.Array array
        ? array.Items.OfType<TomlNode.Text>().Select(text => PythonRequirement.Find(file, text.Span, upstreams)).OfType<Reference>()
        : [];

    private static IEnumerable<Reference> InTable(FileText file, TomlNode.Table table, RangeDialect dialect, IReadOnlyList<Upstream> upstreams) =>
        from entry in table.Entries
        from specifier in Specifiers(entry.Value)
        let reference = PythonRequirement.Specified(file, entry.Key, specifier, dialect, upstreams)
        where reference is not null
        select reference;

    /// <summary>The version by itself, or of a table, or of each table of a list.</summary>
    private static IEnumerable<TextSpan> Specifiers(TomlNode value) => value switch
    {
        TomlNode.Text text => [text.Span],
        TomlNode.Table table when table.TextAt("version") is { } version => [version],
        TomlNode.Array array => array.Items.SelectMany(Specifiers),
        _ => [],
    };
}
