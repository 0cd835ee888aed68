using System.Text.RegularExpressions;
using BumpBot.Model;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning;

/// <summary>
/// The lock files that moves leave behind: only a package manager can resolve dependencies anew. One is named where a dependency of its
/// manifest moves, and not where something else does: a URL of the docs, an image, a tool's own setting.
/// </summary>
internal static partial class LockFilesToRenew
{
    private static readonly Manifest[] Manifests =
    [
        new(Named("go.mod"), Any, [new("go.sum", "go mod tidy")]),
        new(Named("pyproject.toml"), Package, [new("uv.lock", "uv lock"), new("poetry.lock", "poetry lock"), new("pdm.lock", "pdm lock")]),
        new(Named("Pipfile"), Package, [new("Pipfile.lock", "pipenv lock")]),
        new(Named("Cargo.toml"), Package, [new("Cargo.lock", "cargo update --workspace")]),
        new(Named("package.json"), Package,
        [
            new("package-lock.json", "npm install --package-lock-only"),
            new("npm-shrinkwrap.json", "npm install --package-lock-only"),
            new("yarn.lock", "yarn install"),
            new("pnpm-lock.yaml", "pnpm install --lockfile-only"),
        ]),
        new(EndingWith(".csproj", ".fsproj", ".vbproj"), Package, [new("packages.lock.json", "dotnet restore --force-evaluate")]),
        new(Named("Directory.Packages.props", "Directory.Build.props"), Package, [new("packages.lock.json", "dotnet restore --force-evaluate")]) { IsOfFoldersBelow = true },
        new(EndingWith(".tf", ".tofu"), Provider, [new(".terraform.lock.hcl", "terraform init -upgrade")]),
        new(Named("Chart.yaml"), Chart, [new("Chart.lock", "helm dependency update")]),
    ];

    public static IReadOnlyList<LockFile> Of(IReadOnlyList<ReferenceMove> moves, Scan scan) =>
    [
        .. moves
            .Select(move => move.Found)
            .SelectMany(found => Of(found, LineOf(found, scan), scan.Paths))
            .Distinct()
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<LockFile> Of(FoundReference found, string line, IReadOnlySet<string> paths)
    {
        var path = found.Reference.Path;
        var (folder, name) = (path[..(path.LastIndexOf('/') + 1)], path[(path.LastIndexOf('/') + 1)..]);
        if (Compiled().IsMatch(name) && Package(found.Reference, line) && $"{folder}{name[..^3]}.txt" is var compiled && paths.Contains(compiled))
            return [new LockFile(compiled, $"pip-compile {name}")];
        return from manifest in Manifests
               where manifest.IsNamed(name) && manifest.Holds(found.Reference, line)
               from kind in manifest.Locks
               from file in manifest.IsOfFoldersBelow ? Below(folder, kind.Name, paths) : Beside(folder, kind.Name, paths)
               select new LockFile(file, kind.Command);
    }

    private static IEnumerable<string> Beside(string folder, string name, IReadOnlySet<string> paths) => paths.Contains(folder + name) ? [folder + name] : [];

    private static IEnumerable<string> Below(string folder, string name, IReadOnlySet<string> paths) =>
        paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(name, StringComparison.Ordinal)
            && (path.Length == name.Length || path[^(name.Length + 1)] == '/'));

    private static string LineOf(FoundReference found, Scan scan)
    {
        if (!scan.Files.TryGetValue(found.Reference.Path, out var file) || found.Reference.Span.End > file.Content.Text.Length)
            return "";
        var text = file.Content.Text.AsSpan();
        var start = text[..found.Reference.Span.Start].LastIndexOfAny('\r', '\n') + 1;
        var end = text[found.Reference.Span.End..].IndexOfAny('\r', '\n');
        return text[start..(end < 0 ? text.Length : found.Reference.Span.End + end)].ToString();
    }

    private static bool Any(Reference reference, string line) => true;

    /// <summary>A package by its version or range, a repository with its tag beside it, or a URL that a package is got from.</summary>
    private static bool Package(Reference reference, string line) => reference.Kind switch
    {
        ReferenceKind.Package or ReferenceKind.Range => true,
        ReferenceKind.Tag or ReferenceKind.Commit or ReferenceKind.Value or ReferenceKind.ShortFileName =>
            reference.Tie is Tie.ByStructure && (reference.Whole is null || PackageUrl().IsMatch(line)),
        _ => false,
    };

    /// <summary>The lock file holds providers and no modules: https://developer.hashicorp.com/terraform/language/files/dependency-lock.</summary>
    private static bool Provider(Reference reference, string line) => VersionAttribute().IsMatch(line);

    private static bool Chart(Reference reference, string line) => VersionKey().IsMatch(line);

    private static Func<string, bool> Named(params string[] names) => name => names.Contains(name, StringComparer.Ordinal);

    private static Func<string, bool> EndingWith(params string[] endings) => name => Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <param name="Holds">Whether the lock file would hold what the reference is, given its line.</param>
    private sealed record Manifest(Func<string, bool> IsNamed, Func<Reference, string, bool> Holds, IReadOnlyList<Lock> Locks)
    {
        /// <summary>The manifest is read by the projects of all folders below, each with a lock file of its own.</summary>
        public bool IsOfFoldersBelow { get; init; }
    }

    private sealed record Lock(string Name, string Command);

    /// <summary>Only plain names: they are shown as a part of a command.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_.-]+\.in\z", RegexOptions.CultureInvariant)]
    private static partial Regex Compiled();

    [GeneratedRegex(@"git\+|\bgit\s*=|[ ""']@ |\.(?:tgz|tar\.gz|tar\.bz2|zip|whl)\b|/(?:tarball|zipball)/", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PackageUrl();

    [GeneratedRegex(@"\A[ \t{]*version[ \t]*=", RegexOptions.CultureInvariant)]
    private static partial Regex VersionAttribute();

    [GeneratedRegex(@"\A[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?[""']?version[""']?[ \t]*:", RegexOptions.CultureInvariant)]
    private static partial Regex VersionKey();
}
