using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>Crates in the tables of dependencies of a <c>Cargo.toml</c>. A version by itself is a range there, <c>=1.2.3</c> is exact.</summary>
/// <remarks>https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html</remarks>
internal static partial class CargoDependencies
{
    private const int Longest = 200;

    public static bool AreIn(string fileName) => fileName == "Cargo.toml";

    public static IEnumerable<Reference> Find(FileText file, TomlPlace place, IReadOnlyList<Upstream> upstreams) =>
        place.Name is not ("dependencies" or "dev-dependencies" or "build-dependencies")
            ? []
            : from entry in place.Table.Entries
              let reference = entry.Value switch
              {
                  TomlNode.Text version => Crate(file, entry.Key, version.Span, upstreams),
                  TomlNode.Table table => InTable(file, entry.Key, table, upstreams),
                  _ => null,
              }
              where reference is not null
              select reference;

    private static Reference? InTable(FileText file, string name, TomlNode.Table table, IReadOnlyList<Upstream> upstreams)
    {
        if (table.TextAt("version") is not { } version)
            return null;
        if (GitDependencies.Upstreams(file, table, upstreams) is { Count: > 0 } named)
            return OfRepository(file, version, table, named);
        return Crate(file, table.TextAt("package")?.Of(file.Text) ?? name, version, upstreams);
    }

    /// <summary>The repository's crate must have the version that stands beside its tag, so that the two move together or not at all.</summary>
    private static Reference? OfRepository(FileText file, TextSpan version, TomlNode.Table table, IReadOnlyList<Upstream> named)
    {
        if (GitDependencies.Find(file, table, named).FirstOrDefault() is not { } pinned || Versioned(file, version, named[0].Id, Tie.Structure) is not { } reference)
            return null;
        var start = Math.Min(pinned.Span.Start, version.Start);
        return reference with { Whole = TextSpan.FromBounds(start, Math.Max(pinned.Span.End, version.End)) };
    }

    private static Reference? Crate(FileText file, string name, TextSpan version, IReadOnlyList<Upstream> upstreams) =>
        PackagePins.Tie(name, upstreams) is { } tie ? Versioned(file, version, tie.Upstream.Id, new Tie.ByName(tie.Name, name)) : null;

    private static Reference? Versioned(FileText file, TextSpan version, UpstreamId upstream, Tie tie)
    {
        if (version.Length is 0 or > Longest)
            return null;
        var written = version.Of(file.Text);
        if (Exact().Match(written) is { Success: true } exact)
        {
            var span = new TextSpan(version.Start + exact.Groups["version"].Index, exact.Groups["version"].Length);
            return new Reference(upstream, file.Path, span, span.Of(file.Text), ReferenceKind.Package, tie, []);
        }
        return Range().IsMatch(written)
            ? new Reference(upstream, file.Path, version, written, ReferenceKind.Range, tie, []) { Dialect = RangeDialect.Cargo }
            : null;
    }

    [GeneratedRegex(@"\A=[ \t]*(?<version>[0-9]+\.[0-9]+\.[0-9]+(?:[-+][0-9A-Za-z.+-]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();

    [GeneratedRegex(@"\A[\^~=<>]*[ \t]*[0-9][0-9A-Za-z.*+<>=~^, \t-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
