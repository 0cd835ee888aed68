using System.Text;
using System.Text.Json;
using BumpBot.Model;
using Serilog;

namespace BumpBot.GitHub.Hooks;

/// <summary>Finds the deliveries that did not arrive by an App's webhook. Where it has none that may be read, that is said once and never asked again.</summary>
/// <param name="app">Where the App speaks for itself.</param>
/// <param name="since">From when on deliveries count.</param>
public sealed class AppHook(GitHubHttp app, DateTimeOffset since, ILogger log)
{
    private const string Path = "app/hook/deliveries";

    /// <summary>More are not looked into one by one.</summary>
    internal const int MostDetails = 20;

    private readonly HookReads _reads = new(new GitHubReader(app));

    /// <summary>Those that are still to be looked into.</summary>
    private List<DeliveryJson> _left = [];

    private DeliveryLog? _deliveries;
    private bool _isRefused;

    /// <exception cref="FaultException">They could not be read.</exception>
    public async Task<IReadOnlyList<MissedDelivery>> MissedAsync(CancellationToken cancellation)
    {
        if (_isRefused)
            return [];
        _deliveries ??= new DeliveryLog(_reads, Path, since);
        switch (await _deliveries.LookAsync(cancellation))
        {
            case DeliveryLook.Missed missed:
                return await DetailsAsync(missed.Deliveries, cancellation);
            case DeliveryLook.Uncounted:
                return [new MissedDelivery.Uncounted(null)];
            case DeliveryLook.Refused refused:
                _isRefused = true;
                log.Information("the deliveries of the App's webhook may not be seen ({Status}), so that one which does not arrive is found by the schedule only", (int)refused.Status);
                return [];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The list names the repository by a number alone; what was sent tells the rest. Of several of one kind the newest says enough.</summary>
    private async Task<IReadOnlyList<MissedDelivery>> DetailsAsync(IReadOnlyList<DeliveryJson> missed, CancellationToken cancellation)
    {
        _left = [.. missed.Concat(_left).DistinctBy(delivery => (delivery.Event, Where: delivery.RepositoryId ?? -delivery.Id))];
        List<MissedDelivery> details = [];
        if (_left.Count > MostDetails)
        {
            _left = [];
            return [new MissedDelivery.Uncounted(null)];
        }
        try
        {
            while (_left is [var next, ..])
            {
                details.Add(await DetailAsync(next, cancellation));
                _left.RemoveAt(0);
            }
        }
        catch (FaultException e)
        {
            log.Warning("some deliveries of the App's webhook could not be looked into yet: {Fault}", e.Fault.Message);
        }
        return details;
    }

    private async Task<MissedDelivery> DetailAsync(DeliveryJson delivery, CancellationToken cancellation) =>
        await _reads.GetAsync($"{Path}/{delivery.Id}", HooksJson.Default.DeliveryDetailJson, null, cancellation)
            is Answer<DeliveryDetailJson>.Found { Value.Request.Payload: { ValueKind: JsonValueKind.Object } payload }
            ? new MissedDelivery.OfApp(delivery.Event ?? "", Encoding.UTF8.GetBytes(payload.GetRawText()))
            : new MissedDelivery.Uncounted(null);
}
