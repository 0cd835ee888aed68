using BumpBot.GitHub.Hooks;
using Xunit;

namespace BumpBot.Tests.GitHub.Hooks;

public class DeliveryPointTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_nobody_took_is_missed_unless_it_arrived_later() => Assert.Equal(
        [6, 2],
        DeliveryPoint.Missed([Sent(6, 0, "f"), Sent(5, 200, "a"), Sent(4, 202, "e"), Sent(3, 502, "e"), Sent(2, 401, "b"), Sent(1, 503, "b")]).Select(delivery => delivery.Id));

    [Fact]
    public void What_came_after_the_point_is_later_and_nothing_else()
    {
        DeliveryJson[] deliveries = [Sent(4, 200, "d", 2), Sent(3, 200, "c", 1), Sent(2, 200, "b", 1), Sent(1, 200, "a", 0)];
        Assert.Equal([4, 3], new DeliveryPoint(2, Noon.AddMinutes(1)).Later(deliveries).Select(delivery => delivery.Id));
        Assert.Equal([4, 3, 2], new DeliveryPoint(null, Noon.AddMinutes(1)).Later(deliveries).Select(delivery => delivery.Id));
        Assert.Equal([4], new DeliveryPoint(99, Noon.AddMinutes(2)).Later(deliveries).Select(delivery => delivery.Id));
        Assert.Empty(new DeliveryPoint(4, Noon.AddMinutes(2)).Later(deliveries));
    }

    private static DeliveryJson Sent(long id, int status, string guid, int minute = 0) => new(id, guid, Noon.AddMinutes(minute), status, "push", 1);
}
