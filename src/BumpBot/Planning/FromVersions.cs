using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>The versions that a bump moves from.</summary>
internal static class FromVersions
{
    /// <summary>None where only ranges move. Each version once, oldest first, written as the upstream tags it; where it has no such tag, without what a file adds to it.</summary>
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
                .Select(move => move.From)
                .OfType<ReleaseVersion>()
                .Distinct()
                .Order()
                .Select(version => (version, tags.GetValueOrDefault(version, version.Text))),
        ];
    }
}
