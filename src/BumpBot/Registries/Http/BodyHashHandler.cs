using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using BumpBot.Model;

namespace BumpBot.Registries.Http;

/// <summary>
/// Reads each body to its end without keeping it, and puts its sha256 in its place. So a body of any length counts as one try, and one
/// that is cut or stalls as a failed try like any other.
/// </summary>
internal sealed class BodyHashHandler : DelegatingHandler
{
    public const long Limit = 500L << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            // Of another answer, nobody asks for the body.
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var type = response.Content.Headers.ContentType;
                response.Content = new ByteArrayContent(await HashAsync(response, request.RequestUri!.IdnHost, cancellationToken));
                response.Content.Headers.ContentType = type;
            }
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> HashAsync(HttpResponseMessage response, string host, CancellationToken cancellation)
    {
        using var content = response.Content;
        var length = content.Headers.ContentLength;
        if (length > Limit)
            throw TooLarge(host);
        if (content.Headers.ContentEncoding.Count > 0)
            throw FaultException.GiveUp($"{host} sent the file in an encoded form that was not asked for");
        if (length is null && response.Version.Major < 2 && response.Headers.TransferEncodingChunked != true)
            throw FaultException.GiveUp($"{host} does not say how long the file is, so that it cannot be told whether it came whole");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            long read = 0;
            while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
            {
                read += count;
                if (read > Limit)
                    throw TooLarge(host);
                hash.AppendData(buffer, 0, count);
            }
            if (length is not null && read != length)
                throw new HttpIOException(HttpRequestError.ResponseEnded);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return hash.GetHashAndReset();
    }

    private static FaultException TooLarge(string host) => FaultException.GiveUp($"the file on {host} is larger than {Limit >> 20} MB");
}
