using Microsoft.Extensions.FileSystemGlobbing;

namespace Updaters.Text;

/// <summary>A file pattern of <c>bumpbot.yml</c>: <c>**</c> for any folders, <c>*</c> within a name; from the repository's root, case-sensitive.</summary>
public sealed class PathGlob
{
    private readonly Matcher _matcher = new(StringComparison.Ordinal);

    public PathGlob(string pattern)
    {
        Pattern = pattern;
        _matcher.AddInclude(pattern);
    }

    public string Pattern { get; }

    public bool Matches(string path) => _matcher.Match(path).HasMatches;

    public override string ToString() => Pattern;
}
