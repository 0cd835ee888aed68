using System.Diagnostics;

namespace Load;

/// <summary>Deliveries at full speed to a service that is killed in the middle and started again: whatever it accepted has to be in its queue.</summary>
internal static class LoadRun
{
    private const string Secret = "a secret of the hooks";

    /// <param name="program">The built <c>bumpbot.dll</c>.</param>
    public static async Task<LoadReport> RunAsync(LoadOptions options, string program, CancellationToken cancellation)
    {
        using var folder = new LoadFolder();
        await using var forge = new SilentForge();
        using var client = new DeliveryClient(options.AtOnce);
        var deliveries = Delivery.Make(options.Deliveries, options.Seed, Secret);
        var lost = new HashSet<string>();

        var (left, first) = await SendAsync(deliveries, killedAfter: options.Deliveries / 2);
        var (rest, second) = await SendAsync(left, killedAfter: null);
        return new LoadReport(options, client, [first, second], rest.Count, lost);

        async Task<(IReadOnlyList<Delivery> Left, LoadPhase Phase)> SendAsync(IReadOnlyList<Delivery> some, int? killedAfter)
        {
            using var service = await LoadedService.StartAsync(program, folder, forge.Url, Secret, cancellation);
            // What starting cost is not the deliveries' cost.
            var (before, own, begun) = (service.ProcessorTime, OwnProcessorTime, Stopwatch.GetTimestamp());
            var (spent, answers) = (TimeSpan.Zero, 0);
            var unanswered = await client.SendAsync(service.Webhook, some, AfterAnswer, cancellation);
            if (spent == TimeSpan.Zero)
                Kill();
            var phase = new LoadPhase(answers, Stopwatch.GetElapsedTime(begun), spent - before, OwnProcessorTime - own);
            await service.ExitAsync(cancellation);
            var queued = folder.Queued();
            lost.UnionWith(client.Accepted.Where(key => !queued.Contains(key)));
            return (unanswered, phase);

            void AfterAnswer(int count)
            {
                Interlocked.Increment(ref answers);
                if (count == killedAfter)
                    Kill();
            }

            void Kill()
            {
                spent = service.ProcessorTime;
                service.Kill();
            }
        }
    }

    private static TimeSpan OwnProcessorTime => Environment.CpuUsage.TotalTime;
}
