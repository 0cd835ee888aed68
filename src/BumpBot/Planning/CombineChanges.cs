using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>What several bumps change together. Files that only one of them changes are as it made them; a file that several change is edited by all their moves at once, and read back.</summary>
internal static class CombineChanges
{
    /// <returns>Null where they do not go together: they would write over each other, or a place is not found again.</returns>
    public static IReadOnlyList<TreeChange>? Of(IReadOnlyList<Prospect> members, PlanInput input)
    {
        var shared = members
            .SelectMany(member => member.Changes.Select(change => change.Path).Distinct(StringComparer.Ordinal))
            .GroupBy(path => path, StringComparer.Ordinal)
            .Where(paths => paths.Count() > 1)
            .Select(paths => paths.Key)
            .ToHashSet(StringComparer.Ordinal);
        List<TreeChange> changes = [.. members.SelectMany(member => member.Changes).Where(change => !shared.Contains(change.Path))];
        // A new name in the target's own config is no move, and so cannot be made together with another edit of the file.
        if (members.Any(member => member.Bump!.Rename is ConfigRename.Edited edited && shared.Contains(edited.Change.Path)))
            return null;
        foreach (var path in shared)
        {
            var moves = members.SelectMany(member => member.Bump!.Moves.Where(move => move.Found.Reference.Path == path || move.Submodule?.Path == path).Select(move => (move, member.Upstream)));
            if (ConfirmEdits.Together(path, [.. moves], input) is not { } made)
                return null;
            changes.AddRange(made);
        }
        return [.. changes.DistinctBy(change => change.Path)];
    }
}
