using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Values in code whose names stand for a version in a URL or image of an upstream in the same code, in any language: <c>$version = "1.2.3"</c> with
/// <c>https://github.com/acme/tool/releases/download/v$version/…</c> below, <c>version: 1.2.3</c> with <c>…/v{{ version }}/…</c>.
/// </summary>
internal static partial class InterpolatedValues
{
    /// <summary>A longer block is data.</summary>
    private const int LongestBlock = 20_000;

    public static IEnumerable<Reference> Find(FileText file, IEnumerable<TextSpan> blocks, IReadOnlyList<Upstream> upstreams) =>
        from block in blocks
        where block.Length <= LongestBlock && file.Text.AsSpan(block.Start, block.Length).ContainsAny('$', '{', '%') && NameSearch.For(upstreams).MaySpell(file.Text.AsSpan(block.Start, block.Length))
        from use in Uses(file.Text, block, upstreams)
        from value in Values(file.Text, block, use.Name)
        select new Reference(use.Upstream.Id, file.Path, value, value.Of(file.Text), ReferenceKind.Value, new Tie.ByName(new KnownName(use.Upstream.Id.Repo.ToString(), NameSource.Default), use.Name), []);

    /// <summary>Whether something is put together there with a value.</summary>
    public static bool MayHold(ReadOnlySpan<char> code) => code.ContainsAny('$', '{', '%') && Use().IsMatch(code);

    /// <summary>The names that stand where a URL or image of an upstream has its version.</summary>
    private static IEnumerable<(Upstream Upstream, string Name)> Uses(string text, TextSpan block, IReadOnlyList<Upstream> upstreams)
    {
        HashSet<string> names = [];
        for (var use = Use().Match(text, block.Start, block.Length); use.Success; use = use.NextMatch())
        {
            if (!RepoName.TryParse($"{use.Groups["owner"].Value}/{use.Groups["name"].Value}", out var repo) || !names.Add(use.Groups["variable"].Value))
                continue;
            foreach (var upstream in upstreams.Where(upstream => upstream.Id.Repo.Equals(repo)))
                yield return (upstream, use.Groups["variable"].Value);
        }
    }

    /// <summary>Where the block sets the name; empty = it does not, or to several versions.</summary>
    private static IReadOnlyList<TextSpan> Values(string text, TextSpan block, string name)
    {
        List<TextSpan> values = [];
        for (var value = Value().Match(text, block.Start, block.Length); value.Success; value = value.NextMatch())
        {
            if (value.Groups["name"].Value == name)
                values.Add(new TextSpan(value.Groups["version"].Index, value.Groups["version"].Length));
        }
        return values.DistinctBy(value => value.Of(text)).Count() == 1 ? values : [];
    }

    // A release's or archive's URL, or an image, up to the variable in its version's place.
    [GeneratedRegex("""(?:github\.com/(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})/(?:releases/download|releases/tag|archive|archive/refs/tags|tree|raw|tarball)/|raw\.githubusercontent\.com/(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})/|(?<![\w./-])(?:ghcr\.io/)?(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})[:@])v?(?:\$?\{{1,2}|\$\(?|%)[ \t]*(?:(?:env|var|vars|local|inputs|matrix|params)\.)?(?<variable>[A-Za-z_]\w{0,60})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Use();

    [GeneratedRegex("""(?<![\w.-])(?<name>[A-Za-z_]\w{0,60})["']?[ \t]*(?::?=|\?=|:)[ \t]*["']?(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)["']?(?=[\s,;)}\]]|\z)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
