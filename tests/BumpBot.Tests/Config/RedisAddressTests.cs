using BumpBot.Config.Reading;
using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.Config;

public class RedisAddressTests
{
    public static TheoryData<string, RedisPlace> Addresses => new()
    {
        { "redis://host", new RedisPlace("host", 6379, Tls: false, 0, null, null) },
        { "redis://host:7000/3", new RedisPlace("host", 7000, Tls: false, 3, null, null) },
        { "rediss://bot:p%40ss/w@redis.example.org/", new RedisPlace("redis.example.org", 6379, Tls: true, 0, "bot", "p@ss/w") },
        { "redis://:a:b@c@[::1]:6379", new RedisPlace("::1", 6379, Tls: false, 0, null, "a:b@c") },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void An_address_is_read(string text, RedisPlace place) => Assert.Equal(place, RedisAddress.Read(text, isEncoded: true));

    [Fact]
    public void A_password_that_a_config_put_in_stands_as_it_is() =>
        Assert.Equal("p%40ss", RedisAddress.Read("redis://:p%40ss@host", isEncoded: false)?.Password);

    [Theory]
    [InlineData("http://host")]
    [InlineData("redis://")]
    [InlineData("redis://host:0")]
    [InlineData("redis://host:65536")]
    [InlineData("redis://host/x")]
    [InlineData("redis://host/1?timeout=5")]
    [InlineData("redis://ho st")]
    public void What_is_none_is_not_read(string text) => Assert.Null(RedisAddress.Read(text, isEncoded: true));

    [Fact]
    public void It_is_shown_without_its_password() =>
        Assert.Equal("rediss://host:6379/1", RedisAddress.Read("rediss://bot:letmein@host/1", isEncoded: true)?.ToString());
}
