using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Finds the versions that static badges show: <c>https://img.shields.io/badge/tool-v1.2.3-blue</c>, <c>…/static/v1?label=tool&amp;message=v1.2.3</c>,
/// <c>https://badgen.net/badge/tool/v1.2.3/blue</c>. A badge is tied by its label where that is a name of the upstream, or by the link that it is the text of.
/// </summary>
/// <remarks>In the path <c>--</c> is a hyphen, <c>__</c> an underscore, <c>_</c> a space (https://shields.io/badges). A version with a hyphen is left: it would have to be written with two.</remarks>
internal static partial class Badges
{
    private const int LongestUrl = 400;

    private static readonly SearchValues<char> UrlEnds = SearchValues.Create(" \t\r\n\"'<>()[]");

    /// <summary>Every badge with a version, and what its label says.</summary>
    public static IEnumerable<Badge> In(string text, TextSpan within)
    {
        if (!text.AsSpan(within.Start, within.Length).Contains("://", StringComparison.Ordinal))
            yield break;
        for (var match = Static().Match(text, within.Start, within.Length); match.Success; match = match.NextMatch())
        {
            var version = match.Groups["version"];
            if (!VariableNames.LooksLikeVersion(version.ValueSpan))
                continue;
            var label = match.Groups["label"].Success ? match.Groups["label"].Value : match.Groups["query"].Value;
            var isPath = match.Groups["label"].Success && !match.Groups["parameters"].Success;
            yield return new Badge(new TextSpan(version.Index, version.Length), LabelOf(label, isPath));
        }
    }

    /// <summary>The badges whose label is a name of an upstream.</summary>
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        foreach (var badge in In(file.Text, within))
        {
            if (TieOf(badge.Label, upstreams) is var (upstream, tie))
                yield return new Reference(upstream, file.Path, badge.Version, badge.Version.Of(file.Text), ReferenceKind.Value, tie, []);
        }
    }

    /// <summary>Whether the version is one that a badge shows.</summary>
    public static bool Holds(string text, TextSpan version)
    {
        var before = text.AsSpan(Math.Max(0, version.Start - LongestUrl)..version.Start);
        var url = before[(before.LastIndexOfAny(UrlEnds) + 1)..];
        return url.Contains("/badge/", StringComparison.Ordinal) || url.Contains("/static/v1", StringComparison.Ordinal);
    }

    private static (UpstreamId Upstream, Tie Tie)? TieOf(string label, IReadOnlyList<Upstream> upstreams)
    {
        if (RepoName.TryParse(label, out var repo) && upstreams.Where(upstream => upstream.Id.Repo.Equals(repo)).ToList() is [var only])
            return (only.Id, Tie.Structure);
        return PackagePins.Tie(label.Replace(' ', '-'), upstreams) is { } tie ? (tie.Upstream.Id, new Tie.ByName(tie.Name, label)) : null;
    }

    /// <param name="isPath">The label is written with the escapes of a path.</param>
    private static string LabelOf(string written, bool isPath)
    {
        var label = written.Contains('%') ? Uri.UnescapeDataString(written) : written;
        label = isPath
            ? label.Replace("--", "-", StringComparison.Ordinal).Replace("__", "\0", StringComparison.Ordinal).Replace('_', ' ').Replace('\0', '_')
            : label.Replace('+', ' ');
        return VersionWord().Replace(label.Trim(), "");
    }

    [GeneratedRegex(
        """
        ://[A-Za-z0-9.-]{1,100}/(?:
            badge/(?:(?:[^\s-/?#"'<>()\[\]]|--){1,100}-(?=(?:[^\s_/?#"'<>()\[\]-]|--|__){1,100}_v?[0-9])(?<label>(?:[^\s_/?#"'<>()\[\]-]|--|__){1,100})_|(?<label>(?:[^\s-/?#"'<>()\[\]]|--){1,100})-)?(?<version>[vV]?[0-9][A-Za-z0-9.]*)-[A-Za-z0-9#%]{1,30}(?:\.svg|\.png)?(?:\?(?<query>)[^\s"'<>()\[\]]*)?
          | badge/(?<label>[^\s/?#"'<>()\[\]]{1,100})/(?<version>[vV]?[0-9][A-Za-z0-9.]*)(?=[/?\s"'<>()\[\]]|\z)
          | static/v1(?:\.svg)?\?(?<parameters>)(?:[a-zA-Z]+=[^&\s"'<>()]{0,100}&){0,5}?label=(?<label>[^&\s"'<>()]{1,100})&(?:amp;)?(?:[a-zA-Z]+=[^&\s"'<>()]{0,100}&(?:amp;)?){0,5}?message=(?<version>[vV]?[0-9][A-Za-z0-9.]*)(?=[&\s"'<>()\[\]]|\z)
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Static();

    [GeneratedRegex(@"\s+(?:version|release|ver|версия)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionWord();
}

/// <summary>A badge that shows a version.</summary>
/// <param name="Label">What it says before the version; empty = nothing.</param>
internal readonly record struct Badge(TextSpan Version, string Label);
