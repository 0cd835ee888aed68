using BumpBot.Http;
using BumpBot.Model;

namespace BumpBot.GitHub.Http;

/// <summary>Turns what the transport throws into faults, so that nobody above has to know it.</summary>
internal sealed class TransportFaultsHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (Exception e) when (TransportFaults.IsTimeOut(e))
        {
            throw FaultException.Retry($"{request.Method} {request.RequestUri?.AbsolutePath} took too long", e);
        }
        catch (Exception e) when (TransportFaults.IsTooLarge(e))
        {
            throw FaultException.GiveUp($"the answer to {request.Method} {request.RequestUri?.AbsolutePath} is larger than {BodyLimitHandler.Limit >> 20} MB", e);
        }
        catch (Exception e) when (TransportFaults.IsTransport(e))
        {
            throw FaultException.Retry($"{request.Method} {request.RequestUri?.AbsolutePath} on {request.RequestUri?.Host} failed: {TransportFaults.Reason(e)}", e);
        }
    }
}
