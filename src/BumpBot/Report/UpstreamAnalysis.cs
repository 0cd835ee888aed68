using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Report;

/// <summary>An upstream's memory -> its figures. Pure.</summary>
internal static class UpstreamAnalysis
{
    private const double DaysOfAMonth = 365.25 / 12;

    /// <summary>A release that is dated wrongly far in the past makes no endless row of empty months.</summary>
    private const int MostMonths = 120;

    public static UpstreamFigures Of(string upstream, SeenUpstream seen, DateTimeOffset? since, DateTimeOffset now)
    {
        var isPrerelease = PrereleaseTags(upstream, seen);
        var dates = seen.History.Select(release => (Release: release, At: DateOf(release, seen))).ToList();
        List<DatedRelease> dated =
        [
            .. dates.Where(one => one.At is { } at && at <= now && !(at < since))
                .Select(one => new DatedRelease(one.Release.Tag, one.At!.Value, one.Release.Author, isPrerelease(one.Release), one.Release.Impact))
                .OrderBy(release => release.At).ThenBy(release => release.Tag, StringComparer.Ordinal),
        ];
        List<DatedRelease> paced = dated.Exists(release => !release.IsPrerelease) ? [.. dated.Where(release => !release.IsPrerelease)] : dated;
        return new UpstreamFigures(
            upstream,
            seen.LatestTag,
            seen.LatestPublishedAt,
            dated,
            Months(dated, since, now),
            PerMonth(paced, since, now),
            Spread.Of(paced.Zip(paced.Skip(1), (one, next) => next.At - one.At)),
            paced is [.., var last] ? now - last.At : null,
            new BreakingShare(dated.Count(release => release.Impact is ReleaseImpact.Breaking), dated.Count(release => release.Impact is ReleaseImpact.Breaking or ReleaseImpact.Quiet)),
            Concentration.Of(dated.Select(release => release.Author).OfType<string>().Where(author => author.Length > 0)),
            new PrereleaseHabit(dated.Count(release => release.IsPrerelease), dated.Count),
            dates.Count(one => one.At is null),
            dates.Count(one => one.At > now));
    }

    /// <summary>A bare tag has no date of its own: it counts from when it was first seen, unless it was there before anybody looked.</summary>
    private static DateTimeOffset? DateOf(SeenRelease release, SeenUpstream seen) =>
        release.PublishedAt ?? (seen.FirstSeen.TryGetValue(release.Tag, out var at) && at > seen.Baseline ? at : null);

    private static Func<SeenRelease, bool> PrereleaseTags(string upstream, SeenUpstream seen)
    {
        var pattern = UpstreamId.TryParse(upstream, out var id) ? TagPattern.Infer(id.Repo, seen.History.Select(release => release.Tag)) : null;
        return release => release.Prerelease || (pattern?.TryRead(release.Tag, out var version) == true && version.IsPrerelease);
    }

    private static double? PerMonth(List<DatedRelease> paced, DateTimeOffset? since, DateTimeOffset now)
    {
        if (paced.Count == 0)
            return since is null ? null : 0;
        return paced.Count / Math.Max(1, (now - (since ?? paced[0].At)).TotalDays / DaysOfAMonth);
    }

    /// <summary>Every month from the first release, or the start of the report, to now.</summary>
    private static List<MonthCount> Months(List<DatedRelease> dated, DateTimeOffset? since, DateTimeOffset now)
    {
        if (dated.Count == 0)
            return [];
        var counts = dated.ToLookup(release => NumberOf(release.At));
        var first = Math.Max(NumberOf(since is { } start && start > dated[0].At ? start : dated[0].At), NumberOf(now) - MostMonths + 1);
        return [.. Enumerable.Range(first, NumberOf(now) - first + 1)
            .Select(month => new MonthCount(month / 12, month % 12 + 1, counts[month].Count(), counts[month].Count(release => release.Impact is ReleaseImpact.Breaking)))];
    }

    private static int NumberOf(DateTimeOffset time) => time.UtcDateTime.Year * 12 + time.UtcDateTime.Month - 1;
}
