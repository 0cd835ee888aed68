using System.Diagnostics.CodeAnalysis;
using Updaters.References;

namespace Updaters.Versions;

/// <summary>How an upstream writes a version as a tag: <c>v{version}</c>, <c>cli-v{version}</c>.</summary>
public sealed class TagPattern
{
    private readonly string _prefix;
    private readonly string _suffix;

    private TagPattern(string prefix, string suffix) => (_prefix, _suffix) = (prefix, suffix);

    /// <summary>The template of <c>bumpbot.yml</c>'s <c>tag:</c>, with <c>{version}</c> exactly once.</summary>
    public static bool TryParse(string template, [NotNullWhen(true)] out TagPattern? pattern)
    {
        var parts = template.Split("{version}");
        pattern = parts.Length == 2 ? new TagPattern(parts[0], parts[1]) : null;
        return pattern is not null;
    }

    /// <summary>The shape that the tags themselves show.</summary>
    public static TagPattern Infer(RepoName repo, IEnumerable<string> tags) => new("v", "");

    /// <summary>The version that a tag stands for; false = it is no version of this upstream.</summary>
    public bool TryRead(string tag, [NotNullWhen(true)] out ReleaseVersion? version)
    {
        version = null;
        return tag.StartsWith(_prefix, StringComparison.Ordinal)
            && tag.EndsWith(_suffix, StringComparison.Ordinal)
            && tag.Length > _prefix.Length + _suffix.Length
            && ReleaseVersion.TryParse(tag[_prefix.Length..^_suffix.Length], out version);
    }

    public override string ToString() => $"{_prefix}{{version}}{_suffix}";
}
