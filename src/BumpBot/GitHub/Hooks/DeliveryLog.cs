using BumpBot.Model;

namespace BumpBot.GitHub.Hooks;

/// <summary>One hook's deliveries, looked into from time to time: each once.</summary>
/// <param name="path">Of the list, below the API's address.</param>
/// <param name="since">From when on they count.</param>
internal sealed class DeliveryLog(HookReads reads, string path, DateTimeOffset since)
{
    private const int MostPages = 3;

    private DeliveryPoint _point = new(null, since);
    private string? _etag;

    /// <exception cref="FaultException">It could not be read; nothing was missed by that, the next look begins where the last one ended.</exception>
    public async Task<DeliveryLook> LookAsync(CancellationToken cancellation)
    {
        var answer = await reads.GetAsync($"{path}?per_page={GitHubReader.PageSize}", HooksJson.Default.ListDeliveryJson, _etag, cancellation);
        if (answer is Answer<List<DeliveryJson>>.Refused refused)
            return new DeliveryLook.Refused(refused.Status);
        if (answer is not Answer<List<DeliveryJson>>.Found first)
            return new DeliveryLook.Missed([]);
        var (later, isWhole) = await LaterAsync(first, cancellation);
        if (first.Value is [var newest, ..])
            _point = new DeliveryPoint(newest.Id, newest.DeliveredAt);
        _etag = first.ETag;
        return isWhole ? new DeliveryLook.Missed(DeliveryPoint.Missed(later)) : new DeliveryLook.Uncounted();
    }

    /// <returns>What came since the last look, and whether that is all of it.</returns>
    private async Task<(List<DeliveryJson> Later, bool IsWhole)> LaterAsync(Answer<List<DeliveryJson>>.Found first, CancellationToken cancellation)
    {
        List<DeliveryJson> later = [];
        var page = first;
        for (var pages = 1; ; pages++)
        {
            var found = _point.Later(page.Value).ToList();
            later.AddRange(found);
            if (found.Count < page.Value.Count || page.Next is not { } next)
                return (later, true);
            if (pages == MostPages || await reads.GetAsync(next, HooksJson.Default.ListDeliveryJson, cancellation) is not Answer<List<DeliveryJson>>.Found further)
                return (later, false);
            page = further;
        }
    }
}
