using BumpBot.Model;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning;

/// <summary>
/// Offers an upstream's new name as an edit of the target's own config, beside the bump. Names that the upstream goes by follow from its
/// repository's name, so the edit is made only where everything that was found under the old name is found under the new one too.
/// </summary>
internal static class RenameInConfig
{
    /// <summary>Null where there is nothing to offer.</summary>
    /// <param name="changes">What the bump changes.</param>
    public static ConfigRename? Of(Detection.Found upstream, IReadOnlyList<TreeChange> changes, PlanInput input)
    {
        var (id, to) = (upstream.Upstream, upstream.Snapshot.Repo);
        if (id.Repo.Equals(to) || input.OwnConfig is not { } config || !config.Places.TryGetValue(id, out var span))
            return null;
        if (Hindrance(id, to, changes, input) is { } why)
            return new ConfigRename.ByHand(config.Path, id.Repo, to, why);
        var (before, edit) = (config.Content.Text, new TextEdit(span.Start, span.Length, to.ToString()));
        var after = TextEdits.Apply(before, [edit]);
        return new ConfigRename.Edited(
            new FileChange(config.Path, config.Content.Encode(before), config.Content.Encode(after)), new LineNumbers(before).At(span.Start), id.Repo, to);
    }

    private static string? Hindrance(UpstreamId id, RepoName to, IReadOnlyList<TreeChange> changes, PlanInput input)
    {
        var renamed = id with { Repo = to };
        if (to.Name.EndsWith(".git", StringComparison.OrdinalIgnoreCase))
            return "the new name is not one that the config takes";
        if (input.Settings.Watch.Any(entry => entry.Id == renamed))
            return "the new name is watched already";
        if (input.Settings.Rules.Any(rule => rule.Upstream == id))
            return "its rules name it, too";
        if (changes.Any(change => change.Path == input.OwnConfig!.Path))
            return "the bump itself changes that file";
        return Lost(id, renamed, input) is { } lost
            ? $"{lost.Reference.Path}, line {lost.Line}, names it by its old name, and would not be found any more"
            : null;
    }

    /// <summary>The first place that would not be found under the new name.</summary>
    private static FoundReference? Lost(UpstreamId id, UpstreamId renamed, PlanInput input)
    {
        List<Upstream> upstreams = [.. input.Settings.Watch.Select(entry => entry.Id == id ? Renamed(entry.Upstream, renamed) : entry.Upstream)];
        return input.Scan.References
            .Where(found => found.Reference.Upstream == id)
            .GroupBy(found => found.Reference.Path, StringComparer.Ordinal)
            .SelectMany(file => LostIn(file.Key, [.. file], upstreams, renamed, input))
            .FirstOrDefault();
    }

    private static IEnumerable<FoundReference> LostIn(string path, List<FoundReference> found, List<Upstream> upstreams, UpstreamId renamed, PlanInput input)
    {
        if (!input.Scan.Files.TryGetValue(path, out var scanned))
            return found;
        var text = new FileText(path, scanned.Content.Text) { Repository = input.Target.RepoOrNull };
        var names = found.Select(place => place.Updater).ToHashSet(StringComparer.Ordinal);
        var again = input.Updaters.Where(updater => names.Contains(updater.Name))
            .SelectMany(updater => updater.Find(text, upstreams).Where(reference => reference.Upstream == renamed).Select(reference => (updater.Name, reference.Span)))
            .ToHashSet();
        return found.Where(place => !again.Contains((place.Updater, place.Reference.Span)));
    }

    /// <summary>As the config would read it with the new name.</summary>
    private static Upstream Renamed(Upstream upstream, UpstreamId renamed) =>
        Upstream.WithDefaultNames(renamed, upstream.Tag).AlsoCalled(Given(upstream.Packages), Given(upstream.Images), Given(upstream.Variables)) with { Hosts = upstream.Hosts };

    private static IEnumerable<string> Given(IEnumerable<KnownName> names) =>
        names.Where(name => name.Source == NameSource.Config).Select(name => name.Text);
}
