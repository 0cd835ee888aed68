namespace BumpBot.GitHub.Hooks;

/// <summary>Up to where a hook's deliveries were looked into. Pure.</summary>
/// <param name="Id">The newest delivery then; null = there was none.</param>
/// <param name="At">When that was sent, or since when deliveries are looked into.</param>
internal sealed record DeliveryPoint(long? Id, DateTimeOffset At)
{
    /// <param name="deliveries">Newest first, as GitHub lists them.</param>
    /// <returns>Those that came after the point.</returns>
    public IEnumerable<DeliveryJson> Later(IEnumerable<DeliveryJson> deliveries) =>
        deliveries.TakeWhile(delivery => delivery.Id != Id && delivery.DeliveredAt >= At);

    /// <summary>Those that nobody took, and nobody later on either.</summary>
    /// <param name="deliveries">Newest first.</param>
    public static IReadOnlyList<DeliveryJson> Missed(IReadOnlyList<DeliveryJson> deliveries)
    {
        var arrived = deliveries.Where(HasArrived).Select(delivery => delivery.Guid).ToHashSet();
        return [.. deliveries.Where(delivery => !HasArrived(delivery) && !arrived.Contains(delivery.Guid)).DistinctBy(delivery => delivery.Guid)];
    }

    private static bool HasArrived(DeliveryJson delivery) => delivery.StatusCode is >= 200 and < 300;
}
