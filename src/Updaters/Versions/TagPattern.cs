using System.Diagnostics.CodeAnalysis;
using Updaters.References;

namespace Updaters.Versions;

/// <summary>How an upstream writes a version as a tag: <c>v{version}</c>, <c>cli-v{version}</c>.</summary>
public abstract class TagPattern
{
    private const string Placeholder = "{version}";

    private TagPattern() { }

    /// <summary>
    /// The template of <c>bumpbot.yml</c>'s <c>tag:</c>, with <c>{version}</c> exactly once; what stands around it must be safe to write
    /// (<see cref="VersionStyle.IsSafe"/>).
    /// </summary>
    public static bool TryParse(string template, [NotNullWhen(true)] out TagPattern? pattern)
    {
        var parts = template.Split(Placeholder);
        pattern = parts.Length == 2 && VersionStyle.IsSafe($"{parts[0]}1{parts[1]}") ? new Template(parts[0], parts[1]) : null;
        return pattern is not null;
    }

    /// <summary>
    /// The shape that the tags themselves show: the usual spellings (<see cref="Usual"/>) where any tag has one, together, since projects
    /// change from <c>1.0</c> to <c>v1.1</c>; else the one prefix that all version tags have. Where tags of several prefixes stand side by
    /// side (a repository of many packages), nothing can be read: the config has to say which.
    /// </summary>
    public static TagPattern Infer(RepoName repo, IEnumerable<string> tags)
    {
        var usual = Usual(repo);
        HashSet<string> prefixes = new(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (usual.TryRead(tag, out _))
                return usual;
            if (TagShape.TrySplit(tag, out var prefix, out _))
                prefixes.Add(prefix);
        }
        return prefixes.Count switch
        {
            0 => usual,
            1 => new Template(prefixes.Single(), ""),
            _ => new Unknown([.. prefixes.Order(StringComparer.Ordinal)]),
        };
    }

    /// <summary>
    /// The spellings that need no telling, in any case: <c>1.2</c>, <c>v1.2</c>, <c>v.1.2</c>, <c>release-1.2</c>, <c>rel/1.2</c>,
    /// <c>version-1.2</c>, and after the repository's name: <c>name-1.2</c>, <c>name-v1.2</c>, <c>name/v1.2</c>, <c>name@1.2</c>.
    /// </summary>
    public static TagPattern Usual(RepoName repo) => new UsualSpellings(repo.Name);

    /// <summary>The version that a tag stands for; false = it is no version of this upstream.</summary>
    public bool TryRead(string tag, [NotNullWhen(true)] out ReleaseVersion? version) => TryCut(tag, out _, out version);

    /// <summary>The same, and where the version begins in the tag.</summary>
    internal abstract bool TryCut(string tag, out int prefixLength, [NotNullWhen(true)] out ReleaseVersion? version);

    private sealed class Template(string prefix, string suffix) : TagPattern
    {
        internal override bool TryCut(string tag, out int prefixLength, [NotNullWhen(true)] out ReleaseVersion? version)
        {
            (prefixLength, version) = (prefix.Length, null);
            return tag.Length > prefix.Length + suffix.Length
                && tag.StartsWith(prefix, StringComparison.Ordinal)
                && tag.EndsWith(suffix, StringComparison.Ordinal)
                && ReleaseVersion.TryParse(tag[prefix.Length..^suffix.Length], out version);
        }

        public override string ToString() => prefix + Placeholder + suffix;
    }

    private sealed class UsualSpellings(string name) : TagPattern
    {
        internal override bool TryCut(string tag, out int prefixLength, [NotNullWhen(true)] out ReleaseVersion? version)
        {
            prefixLength = TagShape.UsualPrefixLength(tag, name);
            return ReleaseVersion.TryParse(tag[prefixLength..], out version);
        }

        public override string ToString() => $"v{Placeholder}, {Placeholder} or {name}-{Placeholder}";
    }

    private sealed class Unknown(IReadOnlyList<string> prefixes) : TagPattern
    {
        private const int Shown = 3;

        internal override bool TryCut(string tag, out int prefixLength, [NotNullWhen(true)] out ReleaseVersion? version)
        {
            (prefixLength, version) = (0, null);
            return false;
        }

        public override string ToString()
        {
            var shown = string.Join(", ", prefixes.Take(Shown).Select(prefix => prefix + Placeholder));
            return $"one shape for all tags; there are {shown}{(prefixes.Count > Shown ? $" and {prefixes.Count - Shown} more" : "")}: say which with 'tag:'";
        }
    }
}
