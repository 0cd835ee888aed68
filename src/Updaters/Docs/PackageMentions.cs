using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Finds packages with an exact version in the command lines (<see cref="InstallCommands"/>) and files that documents show: <c>"name": "1.2.3"</c>, <c>&lt;PackageReference Include="name" Version="1.2.3" /&gt;</c>.
/// </summary>
internal static partial class PackageMentions
{
    /// <summary>The file in which asdf and mise are told the versions of tools.</summary>
    public const string ToolVersions = ".tool-versions";

    /// <summary>How far before a line its file may be named.</summary>
    private const int LongestFile = 600;

    /// <summary>Those in command lines and files.</summary>
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
    [
        .. InstallCommands.Find(file, within, upstreams),
        .. InstallCommands.Matches(file, within, upstreams, [Project(), Dependency(), Gem(), Coordinates()]),
        .. Artifacts(file, within, upstreams),
    ];

    /// <summary>Maven's dependencies, with the version on the next line.</summary>
    private static IEnumerable<Reference> Artifacts(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var artifact = Artifact().Match(file.Text, within.Start, within.Length); artifact.Success; artifact = artifact.NextMatch())
        {
            var version = ArtifactVersion().Match(file.Text, artifact.Index + artifact.Length).Groups["version"];
            if (version.Success && PackagePins.Tie(artifact.Groups["name"].Value, upstreams) is { Name.Source: NameSource.Config } tie)
                yield return PackagePins.At(file, tie, artifact.Groups["name"].Value, new TextSpan(version.Index, version.Length)) with { Kind = ReferenceKind.Value, PublishedAs = null };
        }
    }

    /// <summary>Sentences that name a package with its version: <c>acme-tool 1.2.3</c>. A name of one word may be anything.</summary>
    public static IEnumerable<Reference> InSentences(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        foreach (var name in upstreams.SelectMany(upstream => upstream.Packages).Where(name => name.Source == NameSource.Config && name.Text.Contains('-', StringComparison.Ordinal)).Select(name => name.Text).Distinct(StringComparer.Ordinal))
        {
            for (var at = file.Text.IndexOf(name, within.Start, within.Length, StringComparison.Ordinal); at >= 0; at = file.Text.IndexOf(name, at + 1, within.End - at - 1, StringComparison.Ordinal))
            {
                var version = (at == 0 || !IsOfName(file.Text[at - 1])) && Beside().Match(file.Text, at + name.Length, within.End - at - name.Length) is { Success: true } match ? match.Groups["version"] : null;
                if (version is not null && PackagePins.Tie(name, upstreams) is { } tie)
                    yield return PackagePins.At(file, tie, name, new TextSpan(version.Index, version.Length)) with { Kind = ReferenceKind.Value, PublishedAs = null };
            }
        }
    }

    /// <summary>The lines of a <c>.tool-versions</c>, which the text before names.</summary>
    public static IEnumerable<Reference> InToolVersions(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
        InstallCommands.Matches(file, within, upstreams, [Line()]).Where(reference => file.Text.AsSpan(Math.Max(0, reference.Span.Start - LongestFile)..reference.Span.Start).Contains(ToolVersions, StringComparison.Ordinal));

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or '@' or ':';

    private const string Version = InstallCommands.Version;

    [GeneratedRegex(@"\G[`*]{0,3}[ \t]+[`*]{0,3}(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)(?![\w@/+]|:\S|[.-]\w|\*?x)", RegexOptions.CultureInvariant)]
    private static partial Regex Beside();

    [GeneratedRegex(@"\bgem[ \t(]+[""'](?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})[""'][ \t]*,[ \t]*[""'](?:=[ \t]*)?" + Version + @"(?=[""'])", RegexOptions.CultureInvariant)]
    private static partial Regex Gem();

    [GeneratedRegex(@"<artifactId>(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})</artifactId>", RegexOptions.CultureInvariant)]
    private static partial Regex Artifact();

    [GeneratedRegex(@"\G\s*<version>" + Version + "(?=</version>)", RegexOptions.CultureInvariant)]
    private static partial Regex ArtifactVersion();

    // Maven's group:name:1.2.3, Conan's name/1.2.3.
    [GeneratedRegex(@"(?<=[""'][A-Za-z][\w.-]{0,60}:)(?<key>(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})):" + Version + @"(?=[""'])|(?<=(?:\A|[\r\n""'])[ \t]*)(?<key>(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99}))/" + Version + @"(?=[""'\r\n]|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Coordinates();

    // "name": "1.2.3" of package.json and composer.json, name = "1.2.3" and name = { version = "1.2.3" } of TOML. Such a key may be anything's: only a given name counts.
    [GeneratedRegex(@"(?<=\A|[\r\n{,])[ \t>]*(?:""(?<key>(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99}))""[ \t]*:[ \t]*""|(?<key>(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99}))[ \t]*=[ \t]*(?:\{[ \t]*version[ \t]*=[ \t]*)?"")(?:==?)?" + Version + @"(?="")", RegexOptions.CultureInvariant)]
    private static partial Regex Dependency();

    [GeneratedRegex(@"(?<=(?:\A|[\r\n])[ \t>]*)(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})[ \t]+" + Version + @"(?=[ \t]*(?:\#|\r|\n|\z))", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"<Package(?:Reference|Version)[ \t]+Include=""(?<name>[^""\s]{1,100})""[ \t]+Version=""" + Version, RegexOptions.CultureInvariant)]
    private static partial Regex Project();
}
