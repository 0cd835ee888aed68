using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>The versions that a bump moves from.</summary>
internal static class FromVersions
{
    /// <summary>Each version once, oldest first, written as the upstream tags it; where it has no such tag, without what a file adds to it.</summary>
    public static IReadOnlyList<(ReleaseVersion Version, string Text)> Of(IReadOnlyList<ReferenceMove> moves, Detection.Found upstream)
    {
        var tags = upstream.Snapshot.Releases
            .Where(release => release.Stage != ReleaseStage.Draft)
            .Select(release => (release.Tag, Version: upstream.Published.Pattern.TryRead(release.Tag, out var version) ? version : null))
            .Where(tagged => tagged.Version is not null)
            .DistinctBy(tagged => tagged.Version)
            .ToDictionary(tagged => tagged.Version!, tagged => tagged.Tag);
        return
        [
            .. moves
                .Select(move => Version(move, upstream))
                .Distinct()
                .Order()
                .Select(version => (version, tags.GetValueOrDefault(version, version.Text))),
        ];
    }

    private static ReleaseVersion Version(ReferenceMove move, Detection.Found upstream) =>
        VersionStyle.TryRead(move.Found.Reference.Current, move.Found.Reference.Kind, upstream.Published, out var style)
            ? style.Version
            : throw new ArgumentException($"'{move.Found.Reference.Current}' was chosen to move without being a version", nameof(move));
}
