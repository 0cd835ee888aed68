using BumpBot.GitHub;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using BumpBot.Publishing;
using BumpBot.Redis;
using BumpBot.Tests.GitHub;
using BumpBot.Tests.Redis;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BumpBot.Tests.Publishing;

public sealed class RedisPausesTests : IClassFixture<RedisProcess>
{
    /// <summary>That of the scripted GitHub's clock.</summary>
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly RedisProcess _redis;
    private readonly string _test = Guid.NewGuid().ToString("N");
    private readonly FakeTimeProvider _time = new(Noon);

    public RedisPausesTests(RedisProcess redis)
    {
        RedisProcess.SkipWhereMissing();
        _redis = redis;
    }

    [Fact]
    public async Task What_one_was_asked_for_holds_for_all_within_a_second()
    {
        using var one = Pauses();
        using var other = Pauses();
        Assert.Null(await other.UntilAsync(PausedRequests.Rest));
        await one.TellAsync(PausedRequests.Rest, Noon.AddMinutes(30));
        await one.TellAsync(PausedRequests.Rest, Noon.AddMinutes(10));
        Assert.Null(await other.UntilAsync(PausedRequests.Rest));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Noon.AddMinutes(30), await other.UntilAsync(PausedRequests.Rest));
        Assert.Null(await other.UntilAsync(PausedRequests.Queries));
    }

    [Fact]
    public async Task Another_identity_goes_on()
    {
        using var one = Pauses();
        using var another = Pauses("another");
        await one.TellAsync(PausedRequests.Queries, Noon.AddMinutes(30));
        Assert.Null(await another.UntilAsync(PausedRequests.Queries));
    }

    [Fact]
    public async Task A_process_sends_nothing_while_another_was_asked_to_pause()
    {
        using var pauses = Pauses();
        var asked = new ScriptedGitHub(
            _ => ScriptedGitHub.Status(403, "slow down", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Noon.AddHours(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture))),
            pauses: pauses);
        await Assert.ThrowsAsync<FaultException>(() => GetAsync(asked));
        await WaitUntilToldAsync();
        var other = new ScriptedGitHub(_ => ScriptedGitHub.Json("""{"login":"someone","id":1}"""), pauses: Pauses());
        var fault = (await Assert.ThrowsAsync<FaultException>(() => GetAsync(other))).Fault;
        Assert.Equal(Noon.AddHours(1), Assert.IsType<Fault.Retry>(fault).NotBefore);
        Assert.Empty(other.Seen);
    }

    [Fact]
    public async Task Where_redis_is_gone_each_learns_from_the_forge()
    {
        using var gone = new RedisServer(new RedisPlace("127.0.0.1", 1, Tls: false, Database: 0, User: null, Password: null));
        using var pauses = new RedisPauses(gone, "bot", _time);
        await pauses.TellAsync(PausedRequests.Rest, Noon.AddHours(1));
        Assert.Null(await pauses.UntilAsync(PausedRequests.Rest));
    }

    private RedisPauses Pauses(string identity = "bot") => new(_redis.Connect(_test), identity, _time);

    /// <summary>It is told beside the answer.</summary>
    private async Task WaitUntilToldAsync()
    {
        DateTimeOffset? told = null;
        while (told is null)
        {
            using var fresh = Pauses();
            told = await fresh.UntilAsync(PausedRequests.Rest);
        }
    }

    private static Task<Answer<UserJson>> GetAsync(ScriptedGitHub github) =>
        new GitHubReader(github.Http).GetAsync("user", GitHubJson.Default.UserJson, null, TestContext.Current.CancellationToken);
}
