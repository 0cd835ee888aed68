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
    public static IReadOnlyList<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        List<Reference> found = [];
        var words = file.Text.AsSpan(within.Start, within.Length);
        foreach (var (pattern, mark) in (ReadOnlySpan<(Regex, string)>)[(Plugin(), "version"), (Library(), ":"), (Artifact(), "</groupId>")])
        {
            if (!words.Contains(mark, StringComparison.Ordinal))
                continue;
            for (var match = pattern.Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
            {
                var (owner, name, version) = (match.Groups["owner"].Value, match.Groups["name"].Value, match.Groups["version"]);
                foreach (var upstream in upstreams.Where(upstream => Same(upstream.Id.Repo.Owner, owner) && Same(upstream.Id.Repo.Name, name)))
                {
                    var known = new KnownName(upstream.Id.Repo.ToString(), NameSource.Default);
                    found.Add(new Reference(upstream.Id, file.Path, new TextSpan(version.Index, version.Length), version.Value, ReferenceKind.Value, new Tie.ByName(known, match.Value[..(version.Index - match.Index)]), []));
                }
            }
        }
        return found;
    }

    private static bool Same(string known, string written) => known.Replace("-", "", StringComparison.Ordinal).Equals(written.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private const string Domain = @"(?:[a-z][\w-]{0,60}\.){1,5}(?<owner>[A-Za-z][\w-]{0,60})";

    private const string Version = @"(?<version>[0-9]+(?:\.[0-9]+)+)";

    [GeneratedRegex(@"\bid[ \t(]{1,3}[""']" + Domain + @"\.(?<name>[A-Za-z][\w-]{0,60})[""']\)?[ \t]+version[ \t(]{1,3}[""']" + Version + @"[""']", RegexOptions.CultureInvariant)]
    private static partial Regex Plugin();

    [GeneratedRegex(@"[""']" + Domain + @":(?<name>[A-Za-z][\w-]{0,60}):" + Version + @"(?=[""'@:])", RegexOptions.CultureInvariant)]
    private static partial Regex Library();

    [GeneratedRegex(@"<groupId>" + Domain + @"</groupId>\s*<artifactId>(?<name>[A-Za-z][\w-]{0,60})</artifactId>\s*<version>" + Version + "(?=</version>)", RegexOptions.CultureInvariant)]
    private static partial Regex Artifact();
}
