using BumpBot.Model;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary>What of the ledger a command line asks for.</summary>
internal static class LedgerPart
{
    /// <param name="upstreams">Empty = all.</param>
    /// <param name="targets">Empty = all; else only they, and the upstreams that they know.</param>
    public static Ledger Of(Ledger ledger, IReadOnlyList<UpstreamId> upstreams, IReadOnlyList<TargetName> targets)
    {
        var done = targets.Count == 0
            ? ledger.Done
            : ledger.Done.Where(one => targets.Any(target => target.Covers(one.Key))).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var known = done.Values.SelectMany(one => one.Known.Keys.Concat(one.Bumps.Keys)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var seen = targets.Count == 0 ? ledger.Seen : ledger.Seen.Where(one => known.Contains(one.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var part = ledger with { Seen = seen, Done = done };
        return upstreams.Count == 0 ? part : Only(part, new RunRequest([], null, upstreams));
    }

    private static Ledger Only(Ledger ledger, RunRequest asked) => ledger with
    {
        Seen = ledger.Seen.Where(seen => Includes(asked, seen.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase),
        Done = ledger.Done
            .Select(done => (done.Key, Value: done.Value with
            {
                Bumps = done.Value.Bumps.Where(bump => Includes(asked, bump.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase),
                History = [.. done.Value.History.Where(offer => Includes(asked, offer.Upstream))],
            }))
            .Where(done => done.Value.Bumps.Count > 0 || done.Value.History.Count > 0)
            .ToDictionary(done => done.Key, done => done.Value, StringComparer.OrdinalIgnoreCase),
    };

    private static bool Includes(RunRequest asked, string upstream) => UpstreamId.TryParse(upstream, out var id) && asked.Includes(id);
}
