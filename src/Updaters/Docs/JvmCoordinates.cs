using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Plugins and libraries of the JVM under names that their owner's domain begins: <c>id("io.acme.tool") version "1.2.3"</c>, <c>"io.acme:tool:1.2.3"</c>,
/// <c>&lt;groupId&gt;io.acme&lt;/groupId&gt;</c> with <c>&lt;artifactId&gt;tool&lt;/artifactId&gt;</c>.
/// </summary>
internal static partial class JvmCoordinates
{
    /// <summary>How far before an artifact its group may stand.</summary>
    private const int Reach = 200;

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
        from found in Plugins(file.Text, within).Concat(Artifacts(file.Text, within))
        from upstream in upstreams
        where Same(upstream.Id.Repo.Owner, found.Owner) && Same(upstream.Id.Repo.Name, found.Name)
        let known = new KnownName(upstream.Id.Repo.ToString(), NameSource.Default)
        select new Reference(upstream.Id, file.Path, found.Version, found.Version.Of(file.Text), ReferenceKind.Value, new Tie.ByName(known, $"{found.Owner}:{found.Name}"), []);

    /// <summary>Those on one line.</summary>
    private static IEnumerable<(string Owner, string Name, TextSpan Version)> Plugins(string text, TextSpan within)
    {
        if (!text.AsSpan(within.Start, within.Length).ContainsAny('"', '\''))
            yield break;
        for (var match = Quoted().Match(text, within.Start, within.Length); match.Success; match = match.NextMatch())
            yield return (match.Groups["owner"].Value, match.Groups["name"].Value, SpanOf(match));
    }

    /// <summary>Maven's, with the group before and the version behind.</summary>
    private static IEnumerable<(string Owner, string Name, TextSpan Version)> Artifacts(string text, TextSpan within)
    {
        if (!text.AsSpan(within.Start, within.Length).Contains("<artifactId>", StringComparison.Ordinal))
            yield break;
        for (var artifact = Artifact().Match(text, within.Start, within.Length); artifact.Success; artifact = artifact.NextMatch())
        {
            var group = Group().Match(text[Math.Max(0, artifact.Index - Reach)..artifact.Index]);
            var version = ArtifactVersion().Match(text, artifact.Index + artifact.Length);
            if (group.Success && version.Success)
                yield return (group.Groups["owner"].Value, artifact.Groups["name"].Value, SpanOf(version));
        }
    }

    private static TextSpan SpanOf(Match match) => new(match.Groups["version"].Index, match.Groups["version"].Length);

    private static bool Same(string known, string written) => known.Replace("-", "", StringComparison.Ordinal).Equals(written.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private const string Domain = @"(?:[a-z][\w-]{0,60}\.){1,5}(?<owner>[A-Za-z][\w-]{0,60})";

    private const string Version = @"(?<version>[0-9]+(?:\.[0-9]+)+)";

    [GeneratedRegex(@"[""']" + Domain + @"(?:\.(?<name>[A-Za-z][\w-]{0,60})[""']\)?[ \t]+version[ \t(]{1,3}[""']|:(?<name>[A-Za-z][\w-]{0,60}):)" + Version + @"(?=[""'@:])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex("<artifactId>(?<name>[A-Za-z][A-Za-z0-9_-]{0,60})</artifactId>", RegexOptions.CultureInvariant)]
    private static partial Regex Artifact();

    [GeneratedRegex("<groupId>" + Domain + @"</groupId>\s*\z", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Group();

    [GeneratedRegex(@"\G\s*<version>" + Version + "(?=</version>)", RegexOptions.CultureInvariant)]
    private static partial Regex ArtifactVersion();
}
