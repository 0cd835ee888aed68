using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Commands that run a repository's install script from its branch and tell it the version: <c>curl …/acme/tool/main/install.sh | sh -s -- --version v1.2.3</c>,
/// <c>| sh -s -- -b /usr/local/bin v1.2.3</c>, <c>| VERSION=1.2.3 sh</c>.
/// </summary>
internal static partial class InstallScripts
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = Script().Match(file.Text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            if (!RepoName.TryParse($"{match.Groups["owner"].Value}/{match.Groups["name"].Value}", out var repo))
                continue;
            // A command may go on in the next lines.
            var run = Run().Match(file.Text, match.Index + match.Length);
            foreach (var upstream in run.Success ? upstreams.Where(upstream => upstream.Id.Repo.Equals(repo)) : [])
            {
                var version = run.Groups["version"];
                yield return new Reference(upstream.Id, file.Path, new TextSpan(version.Index, version.Length), version.Value, ReferenceKind.Value, Tie.Structure, []);
            }
        }
    }

    [GeneratedRegex(@"https://(?:raw\.githubusercontent\.com/(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})/(?:refs/heads/)?(?:main|master|HEAD|trunk|develop)/|github\.com/(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})/(?:raw/(?:main|master|HEAD)/|releases/latest/download/))[\w./-]{1,100}", RegexOptions.CultureInvariant)]
    private static partial Regex Script();

    [GeneratedRegex(@"\G[""']?(?:[^\r\n|`;&]|\\\r?\n){0,100}\|(?:\s|\\\r?\n){0,10}(?:sudo[ \t]+(?:-\w+[ \t]+)?)?(?:env[ \t]+)?(?:(?:[A-Z][A-Z0-9_]{0,40}_)?(?:VERSION|TAG)=[""']?(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[""']?[ \t]+(?:ba|z|da|k)?sh\b|(?:[A-Z_]+=\S{1,100}[ \t]+){0,3}(?:ba|z|da|k)?sh\b(?:[^\r\n|`;&]|\\\r?\n){0,120}?[ \t=][""']?(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[""']?(?=[\s`|;&)]|\z))", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
