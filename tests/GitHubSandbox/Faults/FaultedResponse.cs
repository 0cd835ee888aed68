using Microsoft.AspNetCore.Http;

namespace Sandbox;

/// <summary>Puts a fault on the wire.</summary>
internal static class FaultedResponse
{
    /// <returns>The status that the client sees; 0 = none.</returns>
    public static int StatusOf(HttpFault fault, int trueStatus) => fault switch
    {
        HttpFault.Answered answered => answered.Code,
        HttpFault.Dropped => 0,
        _ => trueStatus,
    };

    public static async Task SendAsync(HttpContext context, HttpFault fault, byte[] trueBody)
    {
        switch (fault)
        {
            case HttpFault.Answered answered:
                context.Response.StatusCode = answered.Code;
                context.Response.ContentType = answered.ContentType;
                foreach (var (name, value) in answered.Headers)
                    context.Response.Headers[name] = value;
                await context.Response.WriteAsync(answered.Body);
                break;
            // There is nothing to cut.
            case HttpFault.Cut when trueBody.Length == 0:
                context.Abort();
                break;
            case HttpFault.Cut:
                context.Response.ContentLength = Math.Max(trueBody.Length, 2);
                await context.Response.Body.WriteAsync(trueBody.AsMemory(0, trueBody.Length / 2));
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case HttpFault.Dropped:
                context.Abort();
                break;
            default:
                throw new InvalidOperationException($"{fault} has no answer");
        }
    }
}
