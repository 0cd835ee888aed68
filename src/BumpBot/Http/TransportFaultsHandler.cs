using BumpBot.Model;

namespace BumpBot.Http;

/// <summary>Turns what the transport throws into faults, so that nobody above has to know it.</summary>
/// <param name="nameOf">What messages may name of a request: a feed's path may hold a token.</param>
internal sealed class TransportFaultsHandler(Func<HttpRequestMessage, string> nameOf) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (Exception e) when (TransportFaults.Refused(e) is { } refusal)
        {
            throw refusal;
        }
        catch (Exception e) when (TransportFaults.IsTimeOut(e))
        {
            throw FaultException.Retry($"{nameOf(request)} took too long", e);
        }
        catch (Exception e) when (TransportFaults.IsTooLarge(e))
        {
            throw FaultException.GiveUp($"{nameOf(request)} was answered with something larger than {BodyLimitHandler.Limit >> 20} MB", e);
        }
        catch (Exception e) when (TransportFaults.IsTransport(e))
        {
            throw FaultException.Retry($"{nameOf(request)} failed: {TransportFaults.Reason(e)}", e);
        }
    }
}
