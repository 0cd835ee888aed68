using BumpBot.Report;
using CsCheck;

namespace BumpBot.Tests.Report;

public class QuantileTests
{
    private static readonly Gen<double[]> Values = Gen.Double[-1e6, 1e6].Array[1, 40].Select(values => values.Order().ToArray());

    /// <summary>Worked out by hand, by h = (n - 1) p.</summary>
    [Theory]
    [InlineData(new[] { 7.0 }, 0.5, 7.0)]
    [InlineData(new[] { 7.0 }, 0.9, 7.0)]
    [InlineData(new[] { 1.0, 2.0 }, 0.5, 1.5)]
    [InlineData(new[] { 1.0, 2.0, 4.0 }, 0.5, 2.0)]
    [InlineData(new[] { 1.0, 2.0, 4.0 }, 0.9, 3.6)]
    [InlineData(new[] { 1.0, 2.0, 3.0, 4.0 }, 0.5, 2.5)]
    [InlineData(new[] { 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0 }, 0.9, 91.0)]
    public void A_quantile_interpolates_between_its_neighbours(double[] sorted, double share, double expected) =>
        Assert.Equal(expected, Quantile.Of(sorted, share), 9);

    [Fact]
    public void A_quantile_lies_within_the_values_and_grows_with_its_share() =>
        Gen.Select(Values, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, one, other) =>
        {
            var (low, high) = (Quantile.Of(values, Math.Min(one, other)), Quantile.Of(values, Math.Max(one, other)));
            Assert.InRange(low, values[0] - 1e-6, high + 1e-6);
            Assert.InRange(high, low - 1e-6, values[^1] + 1e-6);
        });

    [Fact]
    public void At_its_own_place_it_is_the_value_itself() =>
        Values.Sample(values =>
        {
            for (var i = 0; i < values.Length; i++)
                Assert.Equal(values[i], Quantile.Of(values, values.Length == 1 ? 0 : (double)i / (values.Length - 1)), 3);
        });

    [Fact]
    public void A_spread_does_not_depend_on_the_order_and_there_is_none_of_nothing()
    {
        Assert.Null(Spread.Of([]));
        Gen.Int[0, 1_000_000].Array[1, 30].Sample(values =>
            Assert.Equal(Spread.Of(values.Select(value => TimeSpan.FromSeconds(value))), Spread.Of(values.Reverse().Select(value => TimeSpan.FromSeconds(value)))));
    }
}
