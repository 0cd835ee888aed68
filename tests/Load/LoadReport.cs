namespace Load;

/// <summary>Deliveries to one process, from the first to the one after whose answer it was killed.</summary>
/// <param name="Service">The processor time of the service.</param>
/// <param name="Client">That of the client, on the same machine.</param>
internal sealed record LoadPhase(int Answers, TimeSpan Time, TimeSpan Service, TimeSpan Client);

/// <param name="Unanswered">Deliveries that were never answered.</param>
/// <param name="Lost">Keys that were accepted, and then were not in the queue.</param>
internal sealed record LoadReport(LoadOptions Options, DeliveryClient Sent, IReadOnlyList<LoadPhase> Phases, int Unanswered, IReadOnlySet<string> Lost)
{
    private const int Cores = 2;

    private int Answers => Phases.Sum(phase => phase.Answers);

    private double PerSecond => Answers / Phases.Sum(phase => phase.Time.TotalSeconds);

    private double MicrosecondsOfService => Phases.Sum(phase => phase.Service.TotalMicroseconds) / Answers;

    private double MicrosecondsOfClient => Phases.Sum(phase => phase.Client.TotalMicroseconds) / Answers;

    /// <summary>What two cores could do that nothing else used, were it not for the disk.</summary>
    private double PerSecondByProcessor => Cores * 1_000_000 / (MicrosecondsOfService + MicrosecondsOfClient);

    public override string ToString()
    {
        var times = Sent.Times.Order().ToList();
        return $"""
            {Options.Deliveries:N0} deliveries, {Options.AtOnce} at once, seed {Options.Seed}; killed after half of them and at the end
            {Sent.Accepted.Count:N0} keys accepted, {Lost.Count} of them lost; {Sent.Broken} requests broken by the kills; other answers: {(Sent.Refused.Count == 0 ? "none" : string.Join(", ", Sent.Refused.Select(one => $"{(int)one.Key}: {one.Value}")))}
            {PerSecond:N0} a second; p50 {At(times, 0.5):F1} ms, p99 {At(times, 0.99):F1} ms
            processor time a delivery: service {MicrosecondsOfService:F0} µs, client {MicrosecondsOfClient:F0} µs: {PerSecondByProcessor:N0} a second by {Cores} free cores
            """;
    }

    private static double At(List<TimeSpan> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[(int)((sorted.Count - 1) * share)].TotalMilliseconds;
}
