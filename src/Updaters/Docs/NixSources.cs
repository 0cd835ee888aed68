using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Nix expressions that fetch a repository by its parts: <c>fetchFromGitHub { owner = "acme"; repo = "tool"; rev = "v1.2.3"; }</c>, and the package's own <c>version</c> above.</summary>
internal static partial class NixSources
{
    private const int Reach = 400;

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        for (var repo = Repository().Match(file.Text, within.Start, within.Length); repo.Success; repo = repo.NextMatch())
        {
            if (Around(file.Text, repo.Index) is not { } call)
                continue;
            var owner = Owner().Match(file.Text, call.Start, call.Length);
            var revision = Revision().Match(file.Text, call.Start, call.Length);
            if (!owner.Success || !revision.Success || !RepoName.TryParse($"{owner.Groups["name"].Value}/{repo.Groups["name"].Value}", out var name))
                continue;
            foreach (var upstream in upstreams.Where(upstream => upstream.Id.Repo.Equals(name)))
            {
                if (revision.Groups["version"] is { Success: true } tag)
                    yield return At(file, upstream, tag, ReferenceKind.Tag);
                if (OwnVersion(file.Text, call.Start) is { } own && (!revision.Groups["version"].Success || own.Value == revision.Groups["version"].Value.TrimStart('v')))
                    yield return At(file, upstream, own, ReferenceKind.Value);
            }
        }
    }

    private static Reference At(FileText file, Upstream upstream, Group version, ReferenceKind kind) =>
        new(upstream.Id, file.Path, new TextSpan(version.Index, version.Length), version.Value, kind, Tie.Structure, []);

    /// <summary>The call that the place is within; null = it is in none.</summary>
    private static TextSpan? Around(string text, int place)
    {
        var from = Math.Max(0, place - Reach);
        var start = text.AsSpan(from, place - from).LastIndexOf("fetchFromGitHub");
        var rest = text.AsSpan(place, Math.Min(Reach, text.Length - place));
        var end = rest.IndexOf("};") is var close and >= 0 ? close : rest.IndexOf('}');
        return start < 0 || end < 0 || text.AsSpan(from + start, place - from - start).Contains('}') ? null : TextSpan.FromBounds(from + start, place + end);
    }

    /// <summary>The version of the package whose source is fetched there, with nothing else's between; null = none is set.</summary>
    private static Group? OwnVersion(string text, int call)
    {
        var from = Math.Max(0, call - Reach);
        var match = Version().Match(text, from, call - from);
        return match.Success ? match.Groups["version"] : null;
    }

    [GeneratedRegex(@"\brepo[ \t]*=[ \t]*""(?<name>[A-Za-z0-9._-]{1,100})""", RegexOptions.CultureInvariant)]
    private static partial Regex Repository();

    [GeneratedRegex(@"\bowner[ \t]*=[ \t]*""(?<name>[A-Za-z0-9-]{1,60})""", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();

    [GeneratedRegex(@"\b(?:rev|tag)[ \t]*=[ \t]*""(?:refs/tags/)?(?:v?\$\{(?:\w+\.)?version\}|(?<version>v?[0-9]+(?:\.[0-9]+)+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Revision();

    [GeneratedRegex(@"\bversion[ \t]*=[ \t]*""(?<version>[0-9]+(?:\.[0-9]+)+)"";(?![\s\S]*\b(?:p?name|version)[ \t]*=)", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
