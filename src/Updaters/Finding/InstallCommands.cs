using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>
/// Finds packages with an exact version in the commands that install or run them: <c>npx name@1.2.3</c>, <c>cargo install name --version 1.2.3</c>,
/// <c>asdf install name 1.2.3</c>, <c>conda install name=1.2.3</c>, <c>apk add name=1.2.3</c>; and in the URLs of networks that serve npm's packages.
/// </summary>
internal static partial class InstallCommands
{
    /// <summary>A version that is all of a word, as group <c>version</c>.</summary>
    internal const string Version = @"(?<version>[vV]?[0-9]+(?:\.[0-9]+)+(?:[-+.][0-9A-Za-z]+)*)(?![\w/@:{$*%]|[.-]\w)";

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
        Matches(file, within, upstreams, [At(), Option(), Behind(), OfConda(), OfSystem()]);

    /// <summary>Those in URLs, and behind <c>npm:</c>.</summary>
    public static IEnumerable<Reference> InUrls(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) => Matches(file, within, upstreams, [Served()]);

    /// <summary>What the patterns' groups <c>name</c> and <c>version</c> match. A name that is a group <c>key</c>, too, may be anything's: only a given one counts.</summary>
    internal static IEnumerable<Reference> Matches(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams, Regex[] patterns)
    {
        foreach (var pattern in patterns)
        {
            for (var match = pattern.Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
            {
                var (name, version) = (match.Groups["name"].Value, match.Groups["version"]);
                if (PackagePins.Tie(name, upstreams) is not { } tie || (tie.Name.Source != NameSource.Config && match.Groups["key"].Success))
                    continue;
                yield return PackagePins.At(file, tie, name, new TextSpan(version.Index, version.Length)) with
                {
                    Kind = ReferenceKind.Value,
                    PublishedAs = match.Groups["nuget"].Success ? new Publication.NuGetPackage(name) : null,
                };
            }
        }
    }

    // Homebrew's name@1.2 is a formula of its own; to look back for it costs most, so it is done last.
    [GeneratedRegex(@"(?<![\w.@/$%{~+:-])(?=[A-Za-z0-9][A-Za-z0-9._-]{0,99}@)(?<!\bbrew\b[^\r\n]{0,100})(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})@" + Version, RegexOptions.CultureInvariant)]
    private static partial Regex At();

    [GeneratedRegex(@"(?<=\bnpm:|cdn\.jsdelivr\.net/npm/|unpkg\.com/|esm\.sh/|skypack\.dev/)(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})@(?<version>[vV]?[0-9]+(?:\.[0-9]+)+(?:[-+.][0-9A-Za-z]+)*)(?![\w@:{$*%]|[.-]\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Served();

    [GeneratedRegex(@"\b(?:cargo|gem|choco|cinst|Install-Module|npm|scoop|(?<nuget>dotnet|nuget|Install-Package))\b[^\r\n|;&]{0,40}?[ \t](?:install|add|upgrade|update)?[ \t]*(?:-(?:Name|g|-global|-locked|-tool-path[ \t]\S{1,50})[ \t]+){0,3}[""']?(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})[""']?(?:[ \t]+--?[a-z][a-z-]{0,20}(?:[ \t=][^\s|;&-][^\s|;&]{0,60})?){0,3}[ \t]+(?:--version|-v|-Version|--vers|-RequiredVersion)[ \t=]+[""']?=?" + Version, RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"\b(?:(?:asdf|rtx|mise|proto|vfox)[ \t]+(?:install|global|local|shell|set|use|pin)(?:[ \t]+-{1,2}[a-z]+)?[ \t]+(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})[ \t]+)" + Version, RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    // Among the packages of a command, or as an item of an environment's file. To look back costs most, so it is done last.
    [GeneratedRegex(@"(?<![\w.@/$%{~+=:-])(?=[A-Za-z0-9][A-Za-z0-9._-]{0,99}=[0-9])(?<=\b(?:conda|mamba|micromamba)[ \t]+(?:install|create|update)\b[^\r\n|;&]{0,200}[ \t""']|(?:\A|[\r\n`])[ \t>]*-[ \t]+[""']?)(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,99})=(?!=)" + Version, RegexOptions.CultureInvariant)]
    private static partial Regex OfConda();

    // Those of operating systems may go by any name: only a given one counts.
    [GeneratedRegex(@"\b(?:(?:apt(?:-get)?|aptitude|apk|zypper)\b[^\r\n|;&]{0,60}?[ \t](?:install|add|in)\b(?:[^\r\n|;&]{0,120}?[ \t""'])(?<key>(?<name>[A-Za-z0-9][A-Za-z0-9.+_-]{0,99}))=|(?:dnf|yum|microdnf)\b[^\r\n|;&]{0,60}?[ \t]install\b(?:[^\r\n|;&]{0,120}?[ \t""'])(?<key>(?<name>[A-Za-z][A-Za-z0-9+_-]{0,99}))-)(?<version>[0-9]+\.[0-9]+\.[0-9]+)(?=[\s""'`|;&)\\]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex OfSystem();
}
