using BumpBot.Report;
using CsCheck;

namespace BumpBot.Tests.Report;

public class ConcentrationTests
{
    [Fact]
    public void Of_nobody_there_is_none() => Assert.Null(Concentration.Of([]));

    [Fact]
    public void One_author_is_all_there_is() => Assert.Equal(new Concentration(1, "mona", 1, 1), Concentration.Of(["mona", "Mona", "mona"]));

    /// <summary>Three quarters and one quarter: 9/16 + 1/16.</summary>
    [Fact]
    public void The_index_is_the_sum_of_the_squares_of_the_shares() =>
        Assert.Equal(new Concentration(2, "mona", 0.75, 0.625), Concentration.Of(["mona", "hubot", "mona", "mona"]));

    [Fact]
    public void Of_equals_the_first_by_name_is_on_top() => Assert.Equal("a", Concentration.Of(["b", "a"])!.Top);

    [Fact]
    public void It_lies_between_equal_shares_and_one_author() =>
        Gen.Int[0, 8].Array[1, 60].Sample(numbers =>
        {
            var found = Concentration.Of(numbers.Select(number => $"author {number}"))!;
            Assert.InRange(found.Herfindahl, 1.0 / found.Authors - 1e-9, 1 + 1e-9);
            Assert.InRange(found.Herfindahl, found.TopShare * found.TopShare - 1e-9, found.TopShare + 1e-9);
        });
}
