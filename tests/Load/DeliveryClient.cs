using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Load;

/// <summary>One client that sends deliveries at full speed, and remembers which were accepted and how long each answer took.</summary>
internal sealed class DeliveryClient(int atOnce) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = atOnce, UseProxy = false, AllowAutoRedirect = false });
    private readonly ConcurrentBag<TimeSpan> _times = [];
    private readonly ConcurrentDictionary<string, byte> _accepted = [];
    private readonly ConcurrentDictionary<HttpStatusCode, int> _refused = [];
    private int _broken;

    public IReadOnlyCollection<TimeSpan> Times => _times;

    /// <summary>The keys of all deliveries that were answered with 202.</summary>
    public ICollection<string> Accepted => _accepted.Keys;

    /// <summary>Answers other than 202, by status.</summary>
    public IReadOnlyDictionary<HttpStatusCode, int> Refused => _refused;

    /// <summary>Deliveries without an answer.</summary>
    public int Broken => _broken;

    /// <param name="answered">Told after each answer how many there are by now.</param>
    /// <returns>Those that were not answered, as the service was gone.</returns>
    public async Task<IReadOnlyList<Delivery>> SendAsync(Uri webhook, IReadOnlyList<Delivery> deliveries, Action<int> answered, CancellationToken cancellation)
    {
        var left = new ConcurrentQueue<Delivery>(deliveries);
        var unanswered = new ConcurrentBag<Delivery>();
        var isGone = false;
        var count = 0;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(SendAllAsync, cancellation)));
        return [.. unanswered, .. left];

        async Task SendAllAsync()
        {
            while (!Volatile.Read(ref isGone) && left.TryDequeue(out var delivery))
            {
                if (await TrySendAsync(webhook, delivery, cancellation))
                {
                    answered(Interlocked.Increment(ref count));
                    continue;
                }
                Interlocked.Increment(ref _broken);
                unanswered.Add(delivery);
                Volatile.Write(ref isGone, true);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    /// <returns>Whether it was answered.</returns>
    private async Task<bool> TrySendAsync(Uri webhook, Delivery delivery, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new ByteArrayContent(delivery.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-GitHub-Event", "release");
        request.Headers.Add("X-Hub-Signature-256", delivery.Signature);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await _client.SendAsync(request, cancellation);
            _times.Add(Stopwatch.GetElapsedTime(begun));
            if (answer.StatusCode == HttpStatusCode.Accepted)
                _accepted.TryAdd(delivery.Key, 0);
            else
                _refused.AddOrUpdate(answer.StatusCode, 1, (_, before) => before + 1);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
