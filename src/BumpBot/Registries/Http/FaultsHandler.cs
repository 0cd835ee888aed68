using BumpBot.Http;
using BumpBot.Model;

namespace BumpBot.Registries.Http;

/// <summary>Turns what the transport throws into faults. They name the host alone: a feed's path may hold a token.</summary>
internal sealed class FaultsHandler : DelegatingHandler
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
            throw FaultException.Retry($"{request.RequestUri?.Authority} took too long to answer", e);
        }
        catch (Exception e) when (TransportFaults.IsTooLarge(e))
        {
            throw FaultException.GiveUp($"the answer of {request.RequestUri?.Authority} is larger than {BodyLimitHandler.Limit >> 20} MB", e);
        }
        catch (Exception e) when (TransportFaults.IsTransport(e))
        {
            throw FaultException.Retry($"{request.RequestUri?.Authority} could not be asked: {TransportFaults.Reason(e)}", e);
        }
    }
}
