using BumpBot.Ledgers;
using Xunit;

namespace BumpBot.Tests.Ledgers;

public class FileStampTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.5, 0.52, false)]
    [InlineData(0.5, 0.6, true)]
    [InlineData(0, 1, false)]
    [InlineData(0, 3, true)]
    [InlineData(0.5, 0, false)]
    public void A_stamp_is_settled_when_no_later_write_can_have_the_same(double written, double now, bool isSettled) =>
        Assert.Equal(isSettled, new FileStamp(1, Noon.AddSeconds(written).UtcDateTime).IsSettled(Noon.AddSeconds(now)));
}
