using BumpBot.Http;
using Serilog;

namespace BumpBot.Registries.Http;

/// <summary>Obeys the pauses that hosts ask for (429, or 503 with <c>Retry-After</c>): short ones are waited out, and the read is sent again.</summary>
internal sealed class PausesHandler(HostPauses pauses, ILogger log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Authority;
        for (var tries = 1; ; tries++)
        {
            await pauses.WaitAsync(host, cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            if (pauses.AskedBy(response) is not { } until)
                return response;
            log.Warning("{Host} asks for a pause until {Until:u} ({Status})", host, until, (int)response.StatusCode);
            response.Dispose();
            pauses.Hold(host, until);
            if (tries == ReadRetries.Tries)
                throw HostPauses.TooLong(host, until);
        }
    }
}
